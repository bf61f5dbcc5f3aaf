import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isForward } from "../../../integrations/sitniks/status-moves.ts";
import { type CrmStage, crmStages, type EffectOf, effectKeyOf, laneOf, turnId } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { crmAt } from "../../kit/crm-at.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";
import { inSmall } from "../../kit/in-small.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const { statuses } = demoShop;
const sequenceCount = inSmall(150, 10_000);

describe("a chat's status", () => {
  let sitniks: FakeSitniks;
  beforeEach(async () => {
    sitniks = await startSitniks();
    for (const title of Object.values(statuses).flatMap((each) => each ?? [])) sitniks.chatStatuses.add(title);
  });
  afterEach(() => sitniks.stop());

  const statusOf = (id: EffectOf<"crm.status">["conversationId"], stage: CrmStage, n = 0): EffectOf<"crm.status"> => ({
    ...({ kind: "crm.status", payload: { stage }, conversationId: id } as const),
    lane: laneOf(id, "crm.status"),
    turnId: turnId("t"),
    node: "test",
    key: effectKeyOf({ thread: id, turn: "t", node: "test", kind: "crm.status", subject: `${n}` }),
  });

  it(`${sequenceCount} random sequences, answers lost on the way: only forward, and it ends where ours ends`, async () => {
    const random = seededRandom(11);
    // An answer lost after the status was set: the same wish is delivered again, by a worker that knows nothing of it.
    sitniks.fault = ({ method }) => (method === "PATCH" && random() < 0.2 ? "lose" : "none");
    const { crm, saved, stages, conversation } = crmAt(sitniks);
    const { deliver } = crm.deliverers["crm.status"];
    for (let n = 0; n < sequenceCount; n += 1) {
      const { id, customerId: userId } = conversation(n);
      const chat = sitniks.addChat({ initialSource: "telegram", userId: `${n}` });
      saved.set(userId, { conversationId: id, userId, crmChatId: chat.id });
      const length = 1 + Math.floor(random() * 6);
      const shown: CrmStage[] = [];
      for (let k = 0; k < length; k += 1) {
        const stage = crmStages[Math.floor(random() * crmStages.length)] ?? "paid";
        stages.set(id, shown);
        for (;;) {
          const result = await deliver(statusOf(id, stage, k), deliveryContext());
          if (result.outcome === "uncertain") continue;
          if (result.outcome !== "done") throw new Error(result.code);
          if (result.receipt.note === undefined) shown.push(stage);
          break;
        }
      }
      const history = chat.statusHistory.filter((title, at, all) => title !== all[at - 1]);
      const seen = history.map((title) => crmStages.find((stage) => statuses[stage] === title));
      expect(seen).toEqual(shown);
      for (const [at, stage] of shown.entries()) expect(isForward(shown.slice(0, at), stage)).toBe(true);
      const last = shown.at(-1);
      if (last !== undefined) expect(chat.status).toBe(statuses[last]);
    }
  }, 600_000);

  it("a person's own status stays, whatever comes after it", async () => {
    const { crm, saved, stages, conversation } = crmAt(sitniks);
    const { id, customerId: userId } = conversation(1);
    const chat = sitniks.addChat({ userId: "1" });
    saved.set(userId, { conversationId: id, userId, crmChatId: chat.id });
    const { deliver } = crm.deliverers["crm.status"];
    await deliver(statusOf(id, "first_touch"), deliveryContext());
    stages.set(id, ["first_touch"]);
    chat.status = "Чекаємо на склад";
    expect(await deliver(statusOf(id, "paid"), deliveryContext())).toMatchObject({
      outcome: "done",
      receipt: { note: "a person's own status stays" },
    });
    expect(chat.status).toBe("Чекаємо на склад");
  });

  it("a title the account does not have is told to a person", async () => {
    sitniks.chatStatuses.delete(statuses.paid);
    const { crm, saved, conversation } = crmAt(sitniks);
    const { id, customerId: userId } = conversation(1);
    saved.set(userId, { conversationId: id, userId, crmChatId: sitniks.addChat({ userId: "1" }).id });
    expect(await crm.deliverers["crm.status"].deliver(statusOf(id, "paid"), deliveryContext())).toMatchObject({
      outcome: "refused",
    });
  });

  it("shows a bill that was cancelled, and the next one after it; what is paid is never shown as cancelled", () => {
    expect(isForward(["first_touch", "invoice_sent"], "cancelled")).toBe(true);
    expect(isForward(["first_touch", "invoice_sent", "escalation", "cancelled"], "invoice_sent")).toBe(true);
    for (const before of [["first_touch"], ["invoice_sent", "cancelled"], ["invoice_sent", "paid"]] as const) {
      expect(isForward(before, "cancelled")).toBe(false);
    }
  });

  it("never goes back, whatever the stages were", () => {
    const stage = fc.constantFrom(...crmStages);
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 6 }), stage, (before, to) => {
        if (to === "paid" && before.includes("paid")) expect(isForward(before, to)).toBe(false);
        if (to === "first_touch" && before.some((each) => each !== "escalation")) {
          expect(isForward(before, to)).toBe(false);
        }
      }),
    );
  });
});
