import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EffectOf, effectKeyOf, laneOf, turnId } from "../../../src/core/index.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { crmAt } from "../../kit/crm-at.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";

describe("the first touch", () => {
  let sitniks: FakeSitniks;
  beforeEach(async () => {
    sitniks = await startSitniks();
  });
  afterEach(() => sitniks.stop());

  const touchOf = ({ id }: { id: EffectOf<"crm.first_touch">["conversationId"] }, username: string | null) => ({
    ...({ kind: "crm.first_touch", payload: { username, channel: "telegram" } } as const),
    conversationId: id,
    lane: laneOf(id, "crm.first_touch"),
    turnId: turnId("t"),
    node: "test",
    key: effectKeyOf({ thread: id, turn: "t", node: "test", kind: "crm.first_touch" }),
  });

  it("finds the chat behind several pages of others, and keeps which one it is", async () => {
    for (let n = 0; n < 120; n += 1) sitniks.addChat({ initialSource: "telegram", userId: `${9_000 + n}` });
    const mine = sitniks.addChat({ initialSource: "telegram", userId: "5", userNickName: "olena" });
    for (let n = 0; n < 70; n += 1) sitniks.addChat({ initialSource: "telegram", userId: `${8_000 + n}` });
    const { crm, saved, conversation } = crmAt(sitniks);
    const result = await crm.deliverers["crm.first_touch"].deliver(
      touchOf(conversation(5), "olena"),
      deliveryContext(),
    );
    expect(result).toMatchObject({ outcome: "done", receipt: { externalId: mine.id } });
    expect(saved.get("u_5")).toMatchObject({ crmChatId: mine.id, usernames: { telegram: "olena" } });
    expect(sitniks.calls.every(({ authorization }) => authorization === "Bearer example-key")).toBe(true);
  });

  it("waits for a chat that Sitniks is still making, with clocks two minutes apart, and then tells a person", async () => {
    const { crm, conversation } = crmAt(sitniks);
    const touch = touchOf(conversation(6), "ivan");
    const { deliver } = crm.deliverers["crm.first_touch"];
    const waits: number[] = [];
    let ageMs = 0;
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const result = await deliver(touch, deliveryContext({ attempt, ageMs }));
      if (result.outcome === "retry") waits.push(result.afterMs ?? 0);
      ageMs += waits.at(-1) ?? 0;
    }
    expect(waits).toEqual([5_000, 15_000, 45_000, 120_000, 300_000]);
    // Attempts that never looked do not count: an outage of theirs is no reason to give up on a chat.
    expect(await deliver(touch, deliveryContext({ attempt: 12, ageMs: 30_000 }))).toMatchObject({ outcome: "retry" });
    expect(await deliver(touch, deliveryContext({ attempt: 6, ageMs }))).toMatchObject({
      outcome: "refused",
      code: "unmapped",
      detail: expect.stringContaining("deskgraph crm map c_6"),
    });
    // Their clock is behind ours.
    sitniks.addChat({
      initialSource: "telegram",
      userId: "6",
      userNickName: "ivan",
      createdAt: new Date(Date.now() - 2 * 60_000 - 200_000).toISOString(),
    });
    expect(await deliver(touch, deliveryContext({ attempt: 2, ageMs: 1_000 }))).toMatchObject({ outcome: "done" });
  });

  it("tells that the chat is known in a second attempt where the first one could not", async () => {
    sitniks.addChat({ initialSource: "telegram", userId: "7" });
    let count = 0;
    const mapped = async () => {
      count += 1;
      if (count === 1) throw new Error("connection terminated");
    };
    const { crm, conversation } = crmAt(sitniks, {}, {}, mapped);
    const { deliver } = crm.deliverers["crm.first_touch"];
    expect(await deliver(touchOf(conversation(7), null), deliveryContext())).toMatchObject({ outcome: "retry" });
    expect(await deliver(touchOf(conversation(7), null), deliveryContext())).toMatchObject({ outcome: "done" });
    expect(count).toBe(2);
  });

  it("finds by the first message a chat that was made long ago", async () => {
    const old = sitniks.addChat({
      initialSource: "telegram",
      userId: "7",
      createdAt: "2026-01-01T00:00:00.000Z",
      firstMessageCreatedAt: new Date().toISOString(),
    });
    const { crm, conversation } = crmAt(sitniks);
    const result = await crm.deliverers["crm.first_touch"].deliver(touchOf(conversation(7), null), deliveryContext());
    expect(result).toMatchObject({ outcome: "done", receipt: { externalId: old.id } });
  });

  it("without the webhook finds no chat that is more than a day older than the customer's words, and asks a person", async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString();
    const made = (userId: string, at: string) =>
      sitniks.addChat({ initialSource: "telegram", userId, createdAt: at, firstMessageCreatedAt: at });
    made("7", daysAgo(10));
    made("8", daysAgo(0.9));
    const { crm, conversation } = crmAt(sitniks);
    const { deliver } = crm.deliverers["crm.first_touch"];
    const last = deliveryContext({ ageMs: 490_000 });
    const asked = { code: "unmapped", detail: expect.stringContaining("deskgraph crm map") };
    expect(await deliver(touchOf(conversation(7), null), last)).toMatchObject(asked);
    expect(await deliver(touchOf(conversation(8), null), last)).toMatchObject({ outcome: "done" });
  });

  it("knows a customer who writes to the shop's own account by their own id", async () => {
    const mine = sitniks.addChat({ initialSource: "telegram", userId: "55" });
    const { crm, conversation } = crmAt(sitniks);
    const touch = touchOf(conversation("55@bc_1"), null);
    expect(await crm.deliverers["crm.first_touch"].deliver(touch, deliveryContext())).toMatchObject({
      outcome: "done",
      receipt: { externalId: mine.id },
    });
  });

  it("takes no chat that is another customer's already, and asks nothing for one who is known", async () => {
    sitniks.addChat({ initialSource: "telegram", userId: "", userNickName: "olena" });
    const { crm, conversation } = crmAt(sitniks);
    const { deliver } = crm.deliverers["crm.first_touch"];
    expect(await deliver(touchOf(conversation(8), "olena"), deliveryContext())).toMatchObject({ outcome: "done" });
    expect(await deliver(touchOf(conversation(9), "olena"), deliveryContext())).toMatchObject({
      code: "unmapped_taken",
    });
    const count = sitniks.calls.length;
    expect(await deliver(touchOf(conversation(8), "olena"), deliveryContext())).toMatchObject({ outcome: "done" });
    expect(sitniks.calls).toHaveLength(count);
  });

  it("by name finds no chat of the day before, nor one of two of that name in either list", async () => {
    const dayBefore = new Date(Date.now() - 20 * 3_600_000).toISOString();
    const named = (part: object) =>
      sitniks.addChat({ initialSource: "telegram", userId: "internal-7", userNickName: "olena", ...part });
    named({ createdAt: dayBefore });
    const { crm, conversation } = crmAt(sitniks, { hasChannelIds: false });
    const { deliver } = crm.deliverers["crm.first_touch"];
    const last = deliveryContext({ ageMs: 490_000 });
    expect(await deliver(touchOf(conversation(8), "olena"), last)).toMatchObject({ code: "unmapped" });
    named({ createdAt: dayBefore, firstMessageCreatedAt: new Date().toISOString() });
    named({});
    expect(await deliver(touchOf(conversation(8), "olena"), last)).toMatchObject({ code: "unmapped_several" });
  });

  it.each([
    [
      "no key it knows",
      { status: 401 },
      { outcome: "locked", code: "sitniks_401", detail: expect.stringContaining("new address") },
    ],
    ["a trial plan", { status: 403 }, { outcome: "locked", code: "sitniks_403" }],
    ["too many calls", { status: 429 }, { outcome: "retry", pauseVendorMs: 65_000, vendorIsWell: true }],
    ["an error of theirs", { status: 500 }, { outcome: "retry", code: "sitniks_500" }],
    ["a page of HTML", { status: 200, body: "<html>" }, { outcome: "retry", code: "unreadable_answer" }],
    ["half an answer", { status: 200, body: '{"data":[{"id"' }, { outcome: "retry", code: "unreadable_answer" }],
    ["a cut line", "drop" as const, { outcome: "retry", code: "network" }],
  ])("%s is what to do next", async (_, fault, expected) => {
    sitniks.fault = () => fault;
    const { crm, conversation } = crmAt(sitniks);
    const result = await crm.deliverers["crm.first_touch"].deliver(touchOf(conversation(1), "x"), deliveryContext());
    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain("example-key");
  });
});
