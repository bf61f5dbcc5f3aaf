import { describe, expect, it } from "vitest";
import { type Shop, trustAll } from "../../../src/core/index.ts";
import { tellWaitingCustomers } from "../../../src/work/tell-waiting.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { readEdits } from "../../../supabase/store/draft-edits.ts";
import { readShadows } from "../../../supabase/store/shadows.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { person } from "../../kit/person.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const ira = person("ira");

const chatOf = (home: Home, customer: string, shop: Partial<Shop> = {}): Promise<TestChat> =>
  testChat({ home, customer, username: null, shop: { trust: trustAll("draft"), ...shop } });

/** The customer writes, and the draft is sent as it is; answers what they read. */
async function approved(chat: TestChat, text: string): Promise<string[]> {
  await chat.say(text);
  return send(chat);
}

async function send(chat: TestChat): Promise<string[]> {
  const draft = await chat.app.store.replyDraft(chat.conversation.id);
  if (draft === undefined) throw new Error("nothing waits");
  return chat.asManager({ kind: "draft_decision", draftId: draft.id, isSent: true, by: ira });
}

const before = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5"];
const books = async ({ pool, tenant }: Home) => {
  const numbers = await pool.query("select counted::int from deskgraph.order_numbers where tenant_id = $1", [tenant]);
  const takes = await pool.query("select quantity from deskgraph.stock_takes where tenant_id = $1", [tenant]);
  return { numbers: numbers.rows.map(({ counted }) => counted), takes: takes.rows.length };
};

describe("a held turn with a bill", () => {
  it("takes no goods and no number until it is approved; thrown away, it never did", async () => {
    const home = await freshHome();
    const [one, two] = [await chatOf(home, "1"), await chatOf(home, "2")];
    for (const text of before) for (const chat of [one, two]) await approved(chat, text);
    await one.say("повна оплата");
    await two.say("повна оплата");
    expect(await books(home)).toEqual({ numbers: [], takes: 0 });
    const draft = await one.app.store.replyDraft(one.conversation.id);
    expect(draft?.texts.join()).toContain("1001");
    await one.asManager({
      kind: "draft_decision",
      draftId: draft?.id ?? (two.conversation.id as never),
      isSent: false,
      by: ira,
    });
    expect(await books(home)).toEqual({ numbers: [], takes: 0 });
    expect((await send(two)).join()).toContain("1001");
    expect(await books(home)).toEqual({ numbers: [1_001], takes: 1 });
  });

  it("is written anew where the number or the goods went to another meanwhile", async () => {
    const home = await freshHome();
    const [one, two] = [await chatOf(home, "1"), await chatOf(home, "2")];
    for (const text of before) for (const chat of [one, two]) await approved(chat, text);
    await one.say("повна оплата");
    await two.say("повна оплата");
    expect((await send(one)).join()).toContain("1001");
    expect(await send(two)).toEqual([]);
    expect((await two.app.store.replyDraft(two.conversation.id))?.texts.join()).toContain("1002");
    expect((await send(two)).join()).toContain("1002");
    expect(await books(home)).toEqual({ numbers: [1_001, 1_002], takes: 2 });
  });

  it("does not hold up a proof of payment, a person who is called, or help", async () => {
    const home = await freshHome();
    const chat = await chatOf(home, "1");
    for (const text of [...before, "повна оплата"]) await approved(chat, text);
    expect((await chat.photo()).length).toBe(1);
    expect(
      (await chat.effects()).some(({ kind, payload }) => kind === "staff.post" && payload.topic === "payment_proof"),
    ).toBe(true);
    expect((await chat.say("Покличте людину")).length).toBe(1);
    expect(await chat.app.store.replyDraft(chat.conversation.id)).toBeUndefined();
  });
});

describe("a customer whose answer waits", () => {
  it("is told so once after some minutes, also when the draft is written anew", async () => {
    const chat = await testChat({
      model: new ScriptedModel(() => ({ text: "Вітаю! Чим допомогти?" })),
      shop: { trust: trustAll("draft") },
    });
    const { store, now, config } = chat.app;
    const tell = () => tellWaitingCustomers({ store, shop: config.shop, now });
    await chat.say("Добрий день!");
    await tell();
    expect(await chat.replies()).toEqual([]);
    chat.passTime(6 * 60_000);
    await Promise.all([tell(), tell()]);
    expect((await chat.replies()).map(({ text }) => text)).toEqual([expect.stringContaining("трохи більше часу")]);
    await chat.say("Ви тут?");
    chat.passTime(60 * 60_000);
    await tell();
    expect((await chat.replies()).length).toBe(1);
    expect((await send(chat)).length).toBe(1);
  });
});

describe("a change of a draft", () => {
  const changed = async (keepEdits: boolean) => {
    const home = await freshHome();
    const drafts = { holdingMinutes: 5, keepEdits };
    const model = new ScriptedModel(() => ({ text: "Вітаю! Чим допомогти?" }));
    const chat = await testChat({ home, model, shop: { trust: trustAll("draft"), drafts } });
    await chat.say("Добрий день, я Оксана Коваль, 067 111 22 33");
    const draft = await chat.app.store.replyDraft(chat.conversation.id);
    const text = "Вітаю, Оксано! Пишіть на @lileya або 067 222 33 44.";
    if (draft) await chat.asManager({ kind: "draft_decision", draftId: draft.id, isSent: true, text, by: ira });
    return readEdits(home, 10);
  };

  it("is kept as an example only where the shop wants it, and without what says whose it was", async () => {
    expect(await changed(false)).toEqual([]);
    const [edit, ...others] = await changed(true);
    expect(others).toEqual([]);
    expect(edit?.drafted).toContain("Чим допомогти?");
    expect(edit?.said).toMatch(/^Вітаю/);
    expect(JSON.stringify(edit)).not.toMatch(/Оксан|Коваль|067|lileya/);
  });
});

describe("a shadow", () => {
  it("says nothing: people get the words and answer, and what it would have said stands beside", async () => {
    const home = await freshHome();
    const model = new ScriptedModel(() => ({ text: "Вітаю! Чим допомогти?" }));
    const chat = await testChat({ home, model, shop: { trust: trustAll("shadow") } });
    expect(await chat.say("Добрий день!")).toEqual([]);
    const posts = (await chat.effects()).flatMap((each) => (each.kind === "staff.post" ? [each.payload.text] : []));
    expect(posts.join()).toContain("Добрий день!");
    await chat.asManager({ kind: "person_message", text: "Вітаю! Що підказати?", by: ira });
    expect(await chat.say("Дякую, сама подивлюсь")).toEqual([]);
    const shadows = await readShadows({ ...home, now: chat.app.now }, 10);
    expect(shadows).toMatchObject([
      { asked: "Дякую, сама подивлюсь", texts: [expect.any(String)], answers: [] },
      { asked: "Добрий день!", texts: [expect.stringContaining("Чим допомогти?")], answers: ["Вітаю! Що підказати?"] },
    ]);
    expect((await chat.replies()).map(({ text }) => text)).toEqual(["Вітаю! Що підказати?"]);
    expect(JSON.stringify(await chat.app.stateOf(chat.conversation.id))).not.toContain("Чим допомогти?");
  });
});
