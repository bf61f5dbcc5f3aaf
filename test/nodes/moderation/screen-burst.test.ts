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
  it("hides a card number that was split over two of them", () => {
    const screened = burst("моя картка", "4111 1111", "1111 1111", "спишіть");
    expect(
      screened
        .map(({ masked }) => masked)
        .join("")
        .replace(/\D/g, ""),
    ).not.toContain("4111111111111111");
    expect(screened.some(({ hasCard }) => hasCard)).toBe(true);
  });

  it("hears an alarm that was broken off in the middle", () => {
    expect(burst("я не хочу", "більше жити").map(({ verdict }) => verdict.action)).toContain("escalate");
  });

  it("keeps a real question beside an advert", () => {
    const advert = "Заробіток онлайн від 5000$ на тиждень! Крипта, казино, пиши в телеграм http://casino.example.com";
    const [first, second] = burst(advert, "скільки коштує сукня на 122?");
    expect(first?.verdict.reason).toBe("spam");
    expect(second?.verdict.action).toBe("pass");
  });

  it("answers a first advert, however long it is", () => {
    const [only] = burst(
      `Заробіток онлайн від 5000$ на тиждень! Крипта, казино ${"дуже вигідно ".repeat(12)} http://casino.example.com`,
    );
    expect(only?.verdict).toMatchObject({ reason: "spam", action: "answer" });
  });
});
