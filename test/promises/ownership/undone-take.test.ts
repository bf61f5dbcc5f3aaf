import { describe, expect, it } from "vitest";
import { memberPrincipal } from "../../../integrations/slack/member-principal.ts";
import { NotAllowed } from "../../../src/core/index.ts";
import { hostPrincipal } from "../../../src/inbox/host-principal.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { testChat } from "../../kit/app.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const ann = memberPrincipal("ann", { name: "Ann", rank: "admin" });
const bob = memberPrincipal("bob", { name: "Bob", rank: "admin" });

describe("a take that is undone", () => {
  it("gives the assistant what the customer wrote meanwhile, and it answers", async () => {
    const model = new ScriptedModel((_messages, index) => ({ text: `Відповідаю: ${"аб".repeat(index + 1)}.` }));
    const chat = await testChat({ model, isStaffed: true });
    await chat.say("Добрий день");
    await chat.asManager({ kind: "taken_over", by: ann });
    expect(await chat.say("Які у вас години роботи?")).toEqual([]);
    expect(await chat.asManager({ kind: "take_undone", by: ann })).toHaveLength(1);
  });

  it("twice leaves nobody who was called for forgotten", async () => {
    const chat = await testChat({ isStaffed: true });
    await chat.say("прийшло не те, що замовляла, жах");
    const posts = async () =>
      (await chat.effects()).filter(({ kind, node }) => kind === "staff.post" && node === "follow_up").length;
    const minute = async (count: number): Promise<void> => {
      for (let passed = 0; passed < count; passed += 1) {
        chat.passTime(60_000);
        if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
      }
    };
    for (const each of [8, 5]) {
      await minute(each);
      await chat.asManager({ kind: "taken_over", by: ann });
      await minute(4);
      await chat.asManager({ kind: "take_undone", by: ann });
    }
    const before = await posts();
    await minute(60);
    expect((await posts()) - before).toBeGreaterThanOrEqual(2);
  });
});

describe("a chat that a person has", () => {
  it("is not given to who only said a word about money in it", async () => {
    const chat = await testChat({ isStaffed: true });
    await chat.say("Добрий день");
    await chat.asManager({ kind: "taken_over", by: ann });
    await chat.asManager({ kind: "payment_decision", billId: "none", paid: false, by: hostPrincipal({ id: "bob" }) });
    await chat.asManager({ kind: "payment_decision", billId: "none", paid: false, by: bob });
    const refused = await chat.asManager({ kind: "taken_over", by: bob }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotAllowed);
    expect(refused).toMatchObject({ found: { refused: "taken", by: { id: "ann" } } });
  });
});
