import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseContext } from "../../../nodes/agent/context.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

const cyrillic = /[а-яіїєґё]/i;
const ukrainian = /[іїєґ]/i;
const forward_origin = { type: "user", sender_user: { id: 9, is_bot: false, first_name: "Мама" }, date: 1 };

describe("what customers say by command, link and passing on", () => {
  let desk: TelegramApp;
  beforeEach(async () => {
    desk = await telegramApp();
  });
  afterEach(() => desk.stop());

  const say = (chat: number, part: object, language: string) =>
    desk.answered(chat, () => desk.telegram.say(chat, part, { language }));
  const transcriptOf = async (chat: number): Promise<string[]> => {
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: String(chat) });
    await desk.app.settle(id);
    return (await desk.app.store.transcript(id, 50))
      .filter(({ author }) => author === "customer")
      .map(({ text }) => text);
  };
  const ticketOf = async (chat: number): Promise<string> =>
    JSON.stringify((await desk.effects(chat)).filter(({ kind }) => kind.startsWith("ticket.")));

  it("what follows /person reaches the person", async () => {
    await desk.ask(1, "/person посилка прийшла порвана, чек 1234567");
    expect(await transcriptOf(1)).toEqual(["Покличте, будь ласка, людину. посилка прийшла порвана, чек 1234567"]);
    expect(await ticketOf(1)).toContain("посилка прийшла порвана, чек 1234567");
  });

  it("so does what stands under a photo after a command, in the question's own turn", async () => {
    const photo = [{ file_id: desk.telegram.keepFile(Buffer.from("jpeg"), "photos/1.jpg") }];
    await desk.ask(2, { caption: "/help яка це тканина?", photo });
    expect(await transcriptOf(2)).toEqual(["Що ви вмієте? яка це тканина?"]);
    // A bare command is words, too: it is answered as such, once.
    await desk.ask(3, { caption: "/help", photo });
    expect(await transcriptOf(3)).toEqual(["Що ви вмієте?"]);
    expect(desk.textsTo(3)).toHaveLength(1);
  });

  it("a command that is corrected before the answer is the corrected one", async () => {
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "4" });
    const message = { message_id: 5, date: 1, chat: { id: 4, type: "private" }, from: { id: 4, is_bot: false } };
    await desk.ask(4, "Добрий день!");
    desk.telegram.bring("message", { ...message, text: "/order 1234567" });
    desk.telegram.bring("edited_message", { ...message, edit_date: 2, text: "/order 7654321" });
    await desk.until(async () => (await transcriptOf(4)).some((text) => text.includes("7654321")));
    await desk.app.settle(id);
    expect((await transcriptOf(4)).at(-1)).toBe("Де моє замовлення? 7654321");
  });

  it("somebody else's contact, a place and a poll are words for the agent and the ticket, under the same rules as typed ones", async () => {
    await desk.ask(5, "/person");
    const contact = { phone_number: "380671112233", first_name: "Марія", user_id: 77 };
    const location = { latitude: 50.4, longitude: 30.5 };
    desk.telegram.say(5, { contact });
    desk.telegram.say(5, { venue: { title: "НП 5", address: "Київ", location }, location });
    desk.telegram.say(5, { poll: { question: "моя картка 4111 1111 1111 1111?", options: [] } });
    await desk.until(async () => (await ticketOf(5)).includes("Опитування"));
    const ticket = await ticketOf(5);
    expect(ticket).toContain("Контакт: Марія, +380671112233");
    expect(ticket).toContain("Місце: НП 5, Київ");
    expect(ticket).not.toContain("4111 1111");
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "5" });
    await desk.app.settle(id);
    const kept = await desk.app.home.pool.query<{ text: string }>(
      "select i.body::text || convert_from(i.raw, 'UTF8') as text from deskgraph.inbounds i where conversation_id = $1",
      [id],
    );
    for (const { text } of kept.rows) expect(text).not.toContain("4111 1111");
    expect(await desk.ask(6, { contact })).not.toContain("зображення");
  });

  it("a point on the map, a sticker and a dice are not answered as pictures", async () => {
    await desk.ask(61, "Добрий день!");
    expect(await desk.ask(61, { location: { latitude: 50.4, longitude: 30.5 } })).toContain("місто й номер відділення");
    for (const part of [{ sticker: { file_id: "s", emoji: "🤔" } }, { dice: { emoji: "🎲", value: 2 } }]) {
      expect(await desk.ask(61, part)).not.toMatch(/зображення|на карті/);
    }
  });

  it("what a link carried is no word of the customer's: without a product in it, it is answered as a bare /start", async () => {
    const bare = await desk.ask(62, "/start");
    expect(await desk.ask(63, "/start bizChat4242")).toBe(bare);
    expect(await desk.ask(64, "/start promo_122_autumn")).toBe(bare);
    expect((await transcriptOf(64)).at(-1)).not.toContain("promo");
  });

  it("words that were passed on are quoted as such, and are no proof of the customer's own", async () => {
    await desk.ask(7, "сукня на 122 є?");
    await desk.ask(7, "беру першу");
    await desk.ask(7, "Олена Приклад, 067 000 00 00, Київ, відділення 5");
    await desk.ask(7, "повна оплата");
    expect(await desk.ask(7, { text: "оплатила", forward_origin })).not.toContain("Передаю на перевірку");
    expect((await transcriptOf(7)).at(-1)).toBe("Переслано: «оплатила»");
    expect(await desk.ask(7, "оплатила")).toContain("Передаю на перевірку");
  });

  it("a command's words are in the language of the talk, whatever the app's", async () => {
    await say(8, { text: "Hello! Do you have a dress in 122?" }, "de");
    expect(await say(8, { text: "/person" }, "de")).not.toMatch(cyrillic);
    expect((await transcriptOf(8)).at(-1)).toBe("Please call a person");
    // And the shared things' names do not change it, either.
    await say(9, { text: "Здравствуйте, сколько стоит это платье?" }, "uk");
    await say(
      9,
      { contact: { phone_number: "380671112233", first_name: "Марія", last_name: "Їжак", user_id: 77 } },
      "uk",
    );
    expect((await transcriptOf(9)).at(-1)).toContain("Контакт: Марія");
    expect(await say(9, { text: "/order" }, "uk")).not.toMatch(ukrainian);
  });

  it("where nothing was said yet, the app's language decides", async () => {
    const voice = { file_id: desk.telegram.keepFile(Buffer.from("x"), "voice/1.oga") };
    expect(await say(10, { voice }, "en-GB")).toContain("AI assistant");
    expect(await say(11, { dice: { emoji: "🎲", value: 1 } }, "en")).toContain("AI assistant");
    expect(await say(12, { text: "/start" }, "en")).toContain("AI assistant");
    expect(await say(13, { text: "Добрий день! Є сукня?" }, "en")).toMatch(ukrainian);
  });
});

describe("a shop that speaks two of our languages", () => {
  let desk: TelegramApp;
  afterEach(() => desk.stop());

  it("answers an app of the third in its first, the channel's own questions among them", async () => {
    desk = await telegramApp({ shop: { languages: ["uk", "en"] } });
    const say = (text: string) => desk.answered(1, () => desk.telegram.say(1, { text }, { language: "ru" }));
    expect(await say("/forget")).toContain("Стерти все");
    expect(await say("/start")).toMatch(ukrainian);
  });
});

describe("a link that opens the chat", () => {
  let desk: TelegramApp;
  afterEach(() => desk.stop());

  it("is data for the model, with the product it names", async () => {
    const model = new ScriptedModel(() => ({ text: "Добрий день! Чим допомогти?" }));
    desk = await telegramApp({ model });
    const contextOfLast = () => parseContext(model.asked.at(-1)?.[0]?.text ?? "");
    await desk.ask(1, "/start ann_red_128");
    expect(contextOfLast()).toMatchObject({
      started_with: { payload: "ann_red_128", product: "Сукня «Анна», червона" },
      shown: [{ title: "Сукня «Анна», червона" }],
    });
    await desk.ask(1, "а є на 122?");
    expect(contextOfLast()?.started_with).toBeUndefined();
    expect(contextOfLast()?.shown).toMatchObject([{ title: "Сукня «Анна», червона" }]);
    // A card number is hidden, wherever somebody puts it.
    await desk.ask(3, "/start 4111111111111111");
    expect(contextOfLast()?.started_with).toBeUndefined();
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "3" });
    await desk.app.settle(id);
    const kept = await desk.app.home.pool.query<{ text: string }>(
      "select i.body::text || convert_from(i.raw, 'UTF8') as text from deskgraph.inbounds i where conversation_id = $1",
      [id],
    );
    expect(kept.rows.map(({ text }) => text).join()).not.toContain("4111111");
    await desk.ask(2, "/start spring_sale");
    expect(contextOfLast()).toMatchObject({ started_with: { payload: "spring_sale" }, shown: [] });
  });
});

describe("first contact", () => {
  let desk: TelegramApp;
  afterEach(() => desk.stop());

  it("says that this is an AI also where the goods are artificial, and only then", async () => {
    const text = "Добрий день! Ні, штучного хутра в нас немає.";
    desk = await telegramApp({ model: new ScriptedModel(() => ({ text })) });
    expect(await desk.ask(1, "Є штучне хутро?")).toMatch(/AI-помічник[\s\S]*штучного хутра/);
    expect(await desk.ask(1, "дякую")).toBe(text);
  });
});
