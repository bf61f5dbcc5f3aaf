import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { crmAt } from "../../kit/crm-at.ts";
import { assignWish, statusWish } from "../../kit/crm-wishes.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";

describe("our own table of chats", () => {
  let sitniks: FakeSitniks;
  beforeEach(async () => {
    sitniks = await startSitniks();
    sitniks.managers = [
      { id: 301, fullname: "AI-менеджер" },
      { id: 302, fullname: "Ірина" },
    ];
  });
  afterEach(() => sitniks.stop());

  it("is away after Sitniks did what was wished: nothing is done twice for that", async () => {
    const away = async () => {
      throw new Error("503");
    };
    const { crm, saved, conversation } = crmAt(sitniks, {}, { save: away, change: away });
    const { id, customerId: userId } = conversation(1);
    const chat = sitniks.addChat({ userId: "1" });
    saved.set(userId, { conversationId: id, userId, crmChatId: chat.id });
    const { deliverers } = crm;
    expect(await deliverers["crm.assign"].deliver(assignWish(id, "person"), deliveryContext())).toMatchObject({
      outcome: "done",
      receipt: { externalId: "302" },
    });
    expect(await deliverers["crm.status"].deliver(statusWish(id, "paid"), deliveryContext())).toMatchObject({
      outcome: "done",
      receipt: { externalId: chat.id },
    });
  });

  it("remembers no customer again who was erased while Sitniks was at it", async () => {
    const { crm, saved, conversation } = crmAt(sitniks);
    const { id, customerId: userId } = conversation(1);
    const chat = sitniks.addChat({ userId: "1" });
    sitniks.fault = ({ method }) => {
      if (method !== "GET") saved.delete(userId);
      return "none";
    };
    const { deliverers } = crm;
    for (const deliver of [
      () => deliverers["crm.assign"].deliver(assignWish(id, "person"), deliveryContext()),
      () => deliverers["crm.status"].deliver(statusWish(id, "paid"), deliveryContext()),
    ]) {
      saved.set(userId, { conversationId: id, userId, crmChatId: chat.id });
      expect(await deliver()).toMatchObject({ outcome: "done" });
      expect(saved.size).toBe(0);
    }
  });
});
