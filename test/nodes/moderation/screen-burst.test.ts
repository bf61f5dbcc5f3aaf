import { describe, expect, it } from "vitest";
import { screenBurst } from "../../../nodes/moderation/screen-burst.ts";
import { conversationId, inboundId } from "../../../src/core/index.ts";

const at = "2026-01-14T08:00:00.000Z";
const burst = (...texts: readonly string[]) =>
  screenBurst(
    texts.map((text, position) => ({
      id: inboundId(`i_${position}`),
      conversationId: conversationId("c"),
      at,
      kind: "message",
      text,
      attachments: [],
    })),
    { recent: [], now: at, answeredFlood: false },
  );

describe("a burst of messages", () => {
  it("hides a card number that was split over two of them", async () => {
    const screened = await burst("моя картка", "4111 1111", "1111 1111", "спишіть");
    expect(
      screened
        .map(({ masked }) => masked)
        .join("")
        .replace(/\D/g, ""),
    ).not.toContain("4111111111111111");
    expect(screened.some(({ hasCard }) => hasCard)).toBe(true);
  });

  it("hides the second half of a card whose first half came in a turn before", async () => {
    const says = (text: string, recent: readonly string[]) =>
      screenBurst(
        [
          {
            id: inboundId("i_0"),
            conversationId: conversationId("c"),
            at,
            kind: "message",
            text,
            attachments: [],
          },
        ],
        { recent: recent.map((each) => ({ at, text: each })), now: at, answeredFlood: false },
      );
    const [second] = await says("1111 1111", ["картка 4111 1111"]);
    expect(second).toMatchObject({ masked: "••••", hasCard: true });
    const [size] = await says("122 128 134", ["моє замовлення 45678"]);
    expect(size).toMatchObject({ masked: "122 128 134", hasCard: false });
  });

  it("hears an alarm that was broken off in the middle", async () => {
    expect((await burst("я не хочу", "більше жити")).map(({ verdict }) => verdict.action)).toContain("escalate");
  });

  it("keeps a real question beside an advert", async () => {
    const advert = "Заробіток онлайн від 5000$ на тиждень! Крипта, казино, пиши в телеграм http://casino.example.com";
    const [first, second] = await burst(advert, "скільки коштує сукня на 122?");
    expect(first?.verdict.reason).toBe("spam");
    expect(second?.verdict.action).toBe("pass");
  });

  it("answers a first advert, however long it is", async () => {
    const [only] = await burst(
      `Заробіток онлайн від 5000$ на тиждень! Крипта, казино ${"дуже вигідно ".repeat(12)} http://casino.example.com`,
    );
    expect(only?.verdict).toMatchObject({ reason: "spam", action: "answer" });
  });

  it("hides a card that is split between the ends of two long messages, and none of what stands between", async () => {
    const [first, second] = await burst(`${"довгий текст ".repeat(40)}4111 1111`, `1111 1111${" ще текст".repeat(40)}`);
    expect(first?.masked).toBe(`${"довгий текст ".repeat(40)}••••`);
    expect(second?.masked).toBe(`••••${" ще текст".repeat(40)}`);
  });

  it("takes no card from the beginning and the end of one long message", async () => {
    const text = `4111 1111${" текст".repeat(60)} 1111 1111`;
    expect((await burst(text, "гаразд")).map(({ masked }) => masked)).toEqual([text, "гаразд"]);
  });

  it("reads the newest 24,000 characters of a turn, and masks cards in all of it", async () => {
    const long = `Моя картка 4111 1111 1111 1111. ${"слово ".repeat(800)}`;
    const screened = await burst(...Array.from({ length: 7 }, () => long), "Коли відправите?");
    expect(screened.map(({ verdict }) => verdict.signals.includes("too_long.turn"))).toEqual([
      ...[true, true, true],
      ...[false, false, false, false, false],
    ]);
    expect(screened.every(({ masked }) => !masked.includes("4111 1111 1111 1111"))).toBe(true);
    expect(screened.at(-1)?.verdict.reason).toBe("none");
  });

  it("reads the newest message, however long those before it are", async () => {
    const screened = await burst("а".repeat(30_000), `я не хочу більше жити${" слово".repeat(5_000)}`);
    expect(screened.map(({ verdict }) => verdict.action)).toEqual(["answer", "escalate"]);
  });
});
