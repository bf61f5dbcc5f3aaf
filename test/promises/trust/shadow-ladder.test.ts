import { describe, expect, it } from "vitest";
import { trustAll } from "../../../src/core/index.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const ira = person("ira");
const minuteMs = 60_000;

const shadowChat = (): Promise<TestChat> =>
  testChat({
    isStaffed: true,
    model: new ScriptedModel(() => ({ text: "Вітаю! Чим допомогти?" })),
    shop: { trust: trustAll("shadow") },
  });

async function minutes(chat: TestChat, count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 5) {
    chat.passTime(5 * minuteMs);
    if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
  }
}

/** What the staff were told because nobody came. */
const steps = async (chat: TestChat): Promise<string[]> =>
  (await chat.effects()).flatMap((each) =>
    each.kind === "staff.post" && each.node === "follow_up" ? [each.payload.text.split(":")[0] ?? ""] : [],
  );

const every = ["Нагадування", "Ніхто не відповів", "Терміново"];

describe("a customer who writes in a shadow", () => {
  it("is brought to mind until a person answers, and reads nothing of the assistant's meanwhile", async () => {
    const chat = await shadowChat();
    await chat.say("Добрий день!");
    await minutes(chat, 180);
    expect(await steps(chat)).toEqual(every);
    expect(await chat.replies()).toEqual([]);
    expect((await chat.effects()).map(({ payload }) => JSON.stringify(payload)).join()).toContain(
      "помічник зараз лише читає",
    );
  });

  it("is at rest with the first word of a person, and waits anew with the next question", async () => {
    const chat = await shadowChat();
    await chat.say("Добрий день!");
    await chat.asManager({ kind: "person_message", text: "Вітаю!", by: ira });
    await minutes(chat, 180);
    expect(await steps(chat)).toEqual([]);
    await chat.asManager({ kind: "given_back", by: ira });
    await chat.say("А доставка є?");
    await minutes(chat, 180);
    expect(await steps(chat)).toEqual(every);
  });

  it("who writes on does not begin to wait anew: the next step comes sooner", async () => {
    const chat = await shadowChat();
    await chat.say("Добрий день!");
    for (let times = 0; times < 4; times += 1) {
      await minutes(chat, 5);
      await chat.say("Ви тут?");
    }
    expect(await steps(chat)).toContain("Нагадування");
  });

  it("is at rest when the matter is closed, and is waited for no more where the assistant answers again", async () => {
    const closed = await shadowChat();
    await closed.say("Добрий день!");
    await closed.asManager({ kind: "closed", by: ira });
    await minutes(closed, 180);
    expect(await steps(closed)).toEqual([]);
    const trusted = await shadowChat();
    await trusted.say("Добрий день!");
    await trusted.app.store.setTrust(trustAll("auto"), person("olya").proven);
    expect(await trusted.say("Ви тут?")).toHaveLength(1);
    await minutes(trusted, 180);
    expect(await steps(trusted)).toEqual([]);
  });
});
