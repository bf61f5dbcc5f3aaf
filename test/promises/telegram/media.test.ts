import { afterEach, describe, expect, it } from "vitest";
import type { FileBytes } from "../../../src/core/index.ts";
import { noSettleWindow } from "../../../src/inbox/settle-window.ts";
import { SlowModel } from "../../kit/slow-model.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** From the first question to the requisites. */
async function untilBilled(desk: TelegramApp, chat: number): Promise<void> {
  await desk.ask(chat, "сукня на 122 є?");
  await desk.ask(chat, "беру першу");
  await desk.ask(chat, "Олена Приклад, 067 000 00 00, Київ, відділення 5");
  expect(await desk.ask(chat, "повна оплата")).toContain("IBAN");
}

describe("what customers send besides words", () => {
  let desk: TelegramApp;
  afterEach(() => desk.stop());

  it("a voice message nobody can hear: the customer is told honestly, a person gets it", async () => {
    desk = await telegramApp();
    const answer = await desk.ask(1, { voice: { file_id: desk.telegram.keepFile(bytesOf("ogg"), "voice/1.oga") } });
    expect(answer).toContain("AI-помічник");
    expect(answer).toContain("передаю його менеджеру");
    const [post] = (await desk.effects(1)).filter(({ kind }) => kind === "staff.post");
    expect(post?.payload).toMatchObject({ topic: "message", files: [{ kind: "voice" }] });
    const [note] = (await desk.effects(1)).filter(({ kind }) => kind === "ticket.note");
    expect(note?.payload).toEqual({
      text: "[голосове повідомлення]",
      public: true,
      files: [expect.objectContaining({ kind: "voice" })],
    });
    // The file can be fetched by whoever passes it on, as bytes.
    const file = { ref: "" };
    if (post?.kind === "staff.post") file.ref = post.payload.files?.[0]?.ref ?? "";
    expect(file.ref).toMatch(/^telegram:/);
  });

  it("a voice message somebody can hear is words like any others: answered, screened, written down", async () => {
    const heard: FileBytes[] = [];
    desk = await telegramApp({
      readers: {
        transcribe: async (file) => {
          heard.push(file);
          return "сукня на 122 є? моя картка 4111 1111 1111 1111";
        },
      },
    });
    const voice = { file_id: desk.telegram.keepFile(bytesOf("OggS voice"), "voice/2.oga") };
    await desk.ask(2, { voice });
    await desk.until(() => desk.textsTo(2).some((text) => text.includes("122")));
    expect(heard).toMatchObject([{ bytes: bytesOf("OggS voice"), mediaType: "audio/ogg", name: "2.oga" }]);
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "2" });
    const [said] = await desk.app.store.transcript(id, 10);
    expect(said?.text).toContain("сукня на 122");
    expect(said?.text).not.toContain("4111 1111");
  });

  it("a file that is no receipt while one is waited for reaches a person, and the customer is told", async () => {
    desk = await telegramApp({ readers: { readProof: async () => ({ isReceipt: false }) } });
    await untilBilled(desk, 9);
    const document = { file_id: desk.telegram.keepFile(bytesOf("%PDF"), "documents/list.pdf"), file_name: "list.pdf" };
    expect(await desk.ask(9, { document })).toContain("менеджеру");
    const posts = (await desk.effects(9)).filter(({ kind }) => kind === "staff.post");
    expect(posts.some(({ payload }) => "files" in payload && payload.files?.length === 1)).toBe(true);
  });

  it("a reader that fails, and a file that is gone or too big, are as good as none", async () => {
    desk = await telegramApp({ readers: { transcribe: async () => Promise.reject(new Error("no ears today")) } });
    const kept = desk.telegram.keepFile(bytesOf("x"), "voice/3.oga");
    const large = desk.telegram.keepFile(bytesOf("x"), "voice/4.oga", 21_000_000);
    for (const [chat, file_id] of [kept, "unknown", large].entries()) {
      expect(await desk.ask(30 + chat, { voice: { file_id } })).toContain("менеджеру");
    }
  });

  it("a picture without a word while a bill waits is the receipt, and what it says is told to whoever checks", async () => {
    desk = await telegramApp({
      readers: { readProof: async () => ({ isReceipt: true, amountMinor: 100_000, currency: "UAH", payee: "Хтось" }) },
    });
    await untilBilled(desk, 4);
    const photo = [{ file_id: desk.telegram.keepFile(bytesOf("jpeg"), "photos/1.jpg") }];
    expect(await desk.ask(4, { photo })).toContain("Передаю на перевірку");
    const post = (await desk.effects(4)).findLast(({ kind }) => kind === "staff.post");
    expect(post?.payload).toMatchObject({ topic: "payment_proof", files: [{ kind: "photo" }] });
    expect(JSON.stringify(post?.payload)).toContain("УВАГА: не збігається");
    expect(await desk.decide(4, true)).toContain("Оплату підтверджено");
  });

  it("a picture that is read as no receipt stays a picture", async () => {
    desk = await telegramApp({
      readers: { readProof: async () => ({ isReceipt: false }), describe: async () => "кіт на дивані" },
    });
    await untilBilled(desk, 5);
    const photo = [{ file_id: desk.telegram.keepFile(bytesOf("jpeg"), "photos/2.jpg") }];
    await desk.ask(5, { photo });
    expect((await desk.effects(5)).filter(({ kind }) => kind === "staff.post")).toEqual([]);
  });

  it("an album is one turn with its captions in order, and one answer", async () => {
    // Only the album's own window is open: without it each part would be a turn.
    desk = await telegramApp({ settleWindow: { ...noSettleWindow, burstMs: 700, longestMs: 5_000 } });
    const photo = (name: string) => [{ file_id: desk.telegram.keepFile(bytesOf(name), `photos/${name}.jpg`) }];
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "6" });
    desk.telegram.say(6, { photo: photo("a"), media_group_id: "g", caption: "є ось така сукня на 122?" });
    await desk.until(async () => (await desk.app.store.waiting(id)).length === 1);
    desk.telegram.say(6, { photo: photo("b"), media_group_id: "g" });
    desk.telegram.say(6, { photo: photo("c"), media_group_id: "g", caption: "або така?" });
    await desk.until(() => desk.textsTo(6).length > 0);
    await desk.app.settle(id);
    const transcript = await desk.app.store.transcript(id, 10);
    expect(transcript.map(({ author, text }) => (author === "customer" ? text : author))).toEqual([
      ...["є ось така сукня на 122?", "", "або така?", "ai"],
    ]);
    expect(desk.textsTo(6)).toHaveLength(1);
    const turns = await desk.app.home.pool.query("select from deskgraph.turns where conversation_id = $1", [id]);
    expect(turns.rowCount).toBe(1);
  });

  it.each([
    ["a caption was answered", { caption: "є така сукня на 122?" }],
    ["files alone were", {}],
  ])("what comes late of an album of which %s is no second answer: a person gets it", async (_, first) => {
    desk = await telegramApp();
    const photo = (name: string) => [{ file_id: desk.telegram.keepFile(bytesOf(name), `photos/${name}.jpg`) }];
    const filesForStaff = async (): Promise<number> =>
      (await desk.effects(7)).filter((effect) => effect.kind === "staff.post" && effect.payload.files?.length === 1)
        .length;
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "7" });
    await desk.ask(7, { photo: photo("a"), media_group_id: "g", ...first });
    await desk.app.settle(id);
    for (const name of ["b", "c"]) {
      const before = await filesForStaff();
      desk.telegram.say(7, { photo: photo(name), media_group_id: "g" });
      await desk.until(async () => (await filesForStaff()) === before + 1);
      await desk.app.settle(id);
    }
    expect(desk.textsTo(7)).toHaveLength(1);
    // A part with words is a question like any other, and so is another album.
    await desk.ask(7, { photo: photo("d"), media_group_id: "g", caption: "а така на 128?" });
    expect(await desk.ask(7, { photo: photo("e"), media_group_id: "h" })).toContain("менеджеру");
  });

  it("an album whose rest comes while its caption is answered has one answer, to the caption", async () => {
    const { promise: thinking, resolve: answer } = Promise.withResolvers<void>();
    desk = await telegramApp({ model: new SlowModel(() => thinking) });
    const photo = (name: string) => [{ file_id: desk.telegram.keepFile(bytesOf(name), `photos/${name}.jpg`) }];
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "12" });
    desk.telegram.say(12, { photo: photo("a"), media_group_id: "g", caption: "сукня на 122 є?" });
    await desk.until(async () => (await desk.app.store.isBusy(id)) && (await desk.app.store.waiting(id)).length === 0);
    desk.telegram.say(12, { photo: photo("b"), media_group_id: "g" });
    await desk.until(() => desk.telegram.waiting === 0);
    answer();
    await desk.until(() => desk.textsTo(12).length > 0);
    await desk.app.settle(id);
    expect(desk.textsTo(12)).toEqual([expect.stringMatching(/122[\s\S]*1\u00a0190/)]);
  });

  it("the rest of an album of questions is no receipt, though one is waited for", async () => {
    let count = 0;
    desk = await telegramApp({
      readers: {
        // Sees that the first is none, and can say nothing of the second.
        readProof: async () => {
          count += 1;
          return count === 1 ? { isReceipt: false } : Promise.reject(new Error("no eyes today"));
        },
      },
    });
    await untilBilled(desk, 8);
    const photo = (name: string) => [{ file_id: desk.telegram.keepFile(bytesOf(name), `photos/${name}.jpg`) }];
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "8" });
    await desk.ask(8, { photo: photo("a"), media_group_id: "g", caption: "а є така сама на 128?" });
    await desk.app.settle(id);
    const before = desk.textsTo(8).length;
    desk.telegram.say(8, { photo: photo("b"), media_group_id: "g" });
    await desk.until(async () => (await desk.effects(8)).filter(({ kind }) => kind === "staff.post").length === 2);
    await desk.app.settle(id);
    expect(desk.textsTo(8)).toHaveLength(before);
    expect((await desk.app.stateOf(id))["bill"]).toMatchObject({ status: "awaiting_proof" });
  });

  it("more pictures while a payment is checked are further proof: told so, once an album, and given to whoever checks", async () => {
    desk = await telegramApp();
    await untilBilled(desk, 11);
    const photo = (name: string) => [{ file_id: desk.telegram.keepFile(bytesOf(name), `photos/${name}.jpg`) }];
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "11" });
    const proofs = async (): Promise<number> =>
      (await desk.effects(11)).filter(
        (effect) => effect.kind === "staff.post" && effect.payload.topic === "payment_proof" && effect.payload.files,
      ).length;
    expect(await desk.ask(11, { photo: photo("a"), media_group_id: "g" })).toContain("Передаю на перевірку");
    await desk.app.settle(id);
    const before = desk.textsTo(11).length;
    desk.telegram.say(11, { photo: photo("b"), media_group_id: "g" });
    await desk.until(async () => (await proofs()) === 2);
    await desk.app.settle(id);
    expect(desk.textsTo(11)).toHaveLength(before);
    expect(await desk.ask(11, { photo: photo("c") })).toContain("до перевірки оплати");
    expect(await proofs()).toBe(3);
    expect(await desk.decide(11, true)).toContain("Оплату підтверджено");
  });
});
