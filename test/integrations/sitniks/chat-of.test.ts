import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { crmAt } from "../../kit/crm-at.ts";
import { statusWish, touchWish } from "../../kit/crm-wishes.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";

const dayMs = 24 * 3_600_000;

describe("a chat that no first touch has found", () => {
  let sitniks: FakeSitniks;
  beforeEach(async () => {
    sitniks = await startSitniks();
  });
  afterEach(() => sitniks.stop());

  it("is looked for where it began, and where the wish was made", async () => {
    for (const atMs of [Date.now() - 40 * dayMs, Date.now()]) {
      const { crm, touches, saved, conversation } = crmAt(sitniks);
      const { id } = conversation(atMs);
      touches.set(id, { atMs: Date.now() - 40 * dayMs, username: "olena", isAsked: false });
      const chat = sitniks.addChat({
        initialSource: "telegram",
        userId: `${atMs}`,
        createdAt: new Date(atMs).toISOString(),
      });
      expect(await crm.deliverers["crm.status"].deliver(statusWish(id, "paid"), deliveryContext())).toMatchObject({
        outcome: "done",
        receipt: { externalId: chat.id },
      });
      expect([...saved.values()]).toMatchObject([{ crmChatId: chat.id, usernames: { telegram: "olena" } }]);
    }
  });

  it("is asked for once: in the words of the first touch, and for a person to read", async () => {
    const { crm, touches, conversation } = crmAt(sitniks);
    const { id } = conversation(1);
    touches.set(id, { username: null, isAsked: false });
    const { deliver } = crm.deliverers["crm.status"];
    const refused = await deliver(statusWish(id, "paid"), deliveryContext());
    expect(refused).toMatchObject({ outcome: "refused", code: "unmapped" });
    expect(refused).toMatchObject({ detail: expect.stringContaining("deskgraph crm map c_1") });
    expect(refused).not.toHaveProperty("isTold");
    const count = sitniks.calls.length;
    touches.set(id, { username: null, isAsked: true });
    expect(await deliver(statusWish(id, "paid"), deliveryContext())).toMatchObject({ isTold: true, isUnasked: true });
    expect(sitniks.calls).toHaveLength(count);
  });

  it("is not looked for through more pages than an attempt has time for", async () => {
    for (let n = 0; n < 1_300; n += 1) sitniks.addChat({ initialSource: "telegram", userId: `${9_000 + n}` });
    sitniks.fault = () => ({ delayMs: 10 });
    const { crm, conversation } = crmAt(sitniks);
    const touch = touchWish(conversation(1).id, "olena");
    const result = await crm.deliverers["crm.first_touch"].deliver(touch, deliveryContext({ ageMs: 500_000 }));
    expect(result).toMatchObject({ outcome: "refused", code: "unmapped" });
    expect(sitniks.calls.length).toBeLessThanOrEqual(24);
  });
});
