import { describe, expect, it } from "vitest";
import { answerTimes } from "../../nodes/texts/answer-times.ts";
import { texts } from "../../nodes/texts/texts.ts";
import type { Effect } from "../../src/core/index.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { person } from "../kit/person.ts";
import { type ScriptedAnswer, ScriptedModel } from "../kit/scripted-model.ts";

const { uk } = texts;
const call = (name: string, args: Record<string, unknown> = {}) => ({ calls: [{ name, args }] });
const complaint = call("call_person", { reason: "complaint", wanted: "хоче поміняти сукню" });
const when = answerTimes.uk.whenFree;

const ofKind = <K extends Effect["kind"]>(effects: readonly Effect[], kind: K) =>
  effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);

/** A chat in which a person was called for a complaint; the model then says what it is given. */
async function awaited(more: Parameters<typeof testChat>[0] = {}) {
  const next: ScriptedAnswer[] = [];
  const model = new ScriptedModel(() => next.shift() ?? { text: "Слухаю вас." });
  const chat = await testChat({ model, isStaffed: true, ...more });
  const say = (text: string, ...answers: ScriptedAnswer[]) => {
    next.splice(0, next.length, ...answers);
    return chat.say(text);
  };
  await say("прийшло не те", complaint);
  return { chat, say, model, ownerNow: () => ownerOf(chat) };
}

const ownerOf = async ({ app, conversation }: TestChat) => (await app.store.conversation(conversation.id))?.owner;

describe("while a person is awaited", () => {
  it("the AI answers, and the ticket gets nothing of what does not belong to it", async () => {
    const { chat, say, ownerNow } = await awaited();
    expect(await say("а доставка в Київ є?", { text: "Так, Новою поштою." })).toEqual(["Так, Новою поштою."]);
    expect(await ownerNow()).toBe("waiting");
    const kinds = (await chat.effects()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "ticket.open" || kind === "ticket.note")).toEqual(["ticket.open"]);
  });

  it("the model is told for what, since when and when people answer", async () => {
    const { say, model } = await awaited();
    await say("ви тут?", { text: "Так." });
    const prompt = String(model.asked.at(-1)?.[0]?.text);
    const context = JSON.parse(/<context>\n(.*)\n<\/context>/s.exec(prompt)?.[1] ?? "{}");
    expect(context.awaited).toMatchObject({
      reason: "complaint",
      wanted: "хоче поміняти сукню",
      people_answer: when,
      since: expect.stringContaining("2026-01-14T"),
    });
    expect(prompt).toContain("Decide and promise nothing about that matter");
  });

  it("it may say that the person was told, which without a call it may not", async () => {
    const { say } = await awaited();
    const words = "Ваше звернення передано менеджеру, він відповість тут.";
    expect(await say("то що?", { text: words })).toEqual([words]);
  });

  it("a new wish for a person is answered with when, adds to the one ticket, and is no second apology", async () => {
    const { chat, say } = await awaited();
    expect(await say("то де людина?", call("call_person", { reason: "person" }))).toEqual([
      uk.awaited.first.open({ when }),
    ]);
    expect(await say("людину!", call("call_person", { reason: "person" }))).toEqual([uk.awaited.again.open({ when })]);
    const effects = await chat.effects();
    expect(ofKind(effects, "ticket.open")).toHaveLength(1);
    expect(ofKind(effects, "ticket.note").map(({ payload }) => payload.text)).toEqual(["то де людина?", "людину!"]);
  });

  it("a photo is confirmed and goes onto the ticket", async () => {
    const { chat } = await awaited();
    expect(await chat.photo()).toEqual([uk.noted]);
    const [note] = ofKind(await chat.effects(), "ticket.note");
    expect(note?.payload).toMatchObject({ files: [{ kind: "photo" }] });
  });

  it("an order is taken and billed", async () => {
    const chat = await testChat();
    await chat.say("прийшло не те, що замовляла, жах");
    await chat.say("є сукня на 122?");
    await chat.say("беру першу");
    await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
    expect((await chat.say("так, повна оплата")).join()).toContain("IBAN");
    expect(await ownerOf(chat)).toBe("waiting");
  });

  it("the shop may have it silent: its words go to the ticket instead", async () => {
    const { shop } = (await testChat()).app.config;
    const { chat, say } = await awaited({ shop: { handoff: { ...shop.handoff, whileWaiting: "silent" } } });
    expect(await say("ви тут?", { text: "Так!" })).toEqual([]);
    const notes = ofKind(await chat.effects(), "ticket.note");
    expect(notes.map(({ payload }) => payload.text)).toEqual(["ви тут?"]);
  });
});

describe("when the awaited person comes", () => {
  it("the AI is silent, and what it had not sent yet is not sent but asked of the person", async () => {
    const { chat, say } = await awaited({ isMute: true });
    await say("а доставка є?", { text: "Так, Новою поштою." });
    await chat.asManager({ kind: "person_message", text: "Вітаю, я Марія", by: person("Марія") });
    expect(await say("дякую")).toEqual([]);
    const notes = ofKind(await chat.effects(), "ticket.note").map(({ payload }) => payload.text);
    expect(notes).toEqual(["прийшло не те\nа доставка є?", "дякую"]);
  });
});

describe("each matter", () => {
  it("has its own words, its reason, what is wanted and the customer's name on the ticket", async () => {
    const privacy = call("call_person", { reason: "privacy", wanted: "стерти дані" });
    const chat = await testChat({ model: new ScriptedModel([privacy]), username: "olena" });
    const heard = (await chat.say("зітріть мої дані")).join("\n");
    expect(heard).toContain(uk.handoffCare.privacy);
    expect(heard).not.toContain(uk.handoffCare.complaint);
    const [ticket] = ofKind(await chat.effects(), "ticket.open");
    expect(ticket?.payload).toMatchObject({
      reason: "privacy",
      priority: "high",
      subject: `${uk.staff.reasons.privacy}: olena`,
      tags: ["privacy"],
      brief: expect.stringContaining(`${uk.staff.brief.wanted}: стерти дані`),
    });
  });
});
