import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readUpdate } from "../../../integrations/telegram/read-update.ts";
import { allowedUpdates, updateOutcomes } from "../../../integrations/telegram/update-outcomes.ts";
import type { Language } from "../../../src/core/index.ts";

const chat = { id: 99, type: "private", first_name: "Олена" };
const from = { id: 99, is_bot: false, first_name: "Олена", username: "olena_example", language_code: "uk" };
const message = (part: object) => ({ update_id: 1, message: { message_id: 7, date: 1, chat, from, ...part } });
const read = (update: unknown) => readUpdate(update, ["uk", "en", "ru"]);

describe("what an update is", () => {
  it("words become a message of the chat, under the message's own number", () => {
    expect(read(message({ text: "є сукня?" }))).toEqual({
      is: "arrival",
      from: { chatId: "99", username: "olena_example", language: "uk" },
      externalId: "99/7",
      body: { kind: "message", text: "є сукня?", attachments: [], appLanguage: "uk" },
    });
  });

  it.each([
    [{ photo: [{ file_id: "small" }, { file_id: "large" }], caption: "ось" }, "ось", "photo", "telegram:large"],
    [{ document: { file_id: "d", file_name: "чек.pdf" } }, "", "document", "telegram:d"],
    [{ voice: { file_id: "v" } }, "", "voice", "telegram:v"],
    [{ video_note: { file_id: "n" } }, "", "video", "telegram:n"],
    [{ animation: { file_id: "a" }, document: { file_id: "a" } }, "", "video", "telegram:a"],
    [{ sticker: { file_id: "s", emoji: "👍" } }, "👍", "sticker", "telegram:s"],
    [{ location: { latitude: 50.4, longitude: 30.5 } }, "", "location", "50.4,30.5"],
  ])("%j is a message with one attachment", (part, text, kind, ref) => {
    expect(read(message(part))).toMatchObject({ body: { kind: "message", text, attachments: [{ kind, ref }] } });
  });

  it("a contact is a name and a phone: one's own like typed ones, somebody else's as what was shared", () => {
    const contact = { phone_number: "380670000000", first_name: "Олена", last_name: "Приклад" };
    expect(read(message({ contact: { ...contact, user_id: 99 } }))).toMatchObject({
      body: { text: "Олена Приклад, +380670000000" },
    });
    for (const whose of [{ user_id: 5 }, {}]) {
      expect(read(message({ contact: { ...contact, ...whose } }))).toMatchObject({
        body: { shared: "contact", text: "Олена Приклад, +380670000000", attachments: [] },
      });
    }
  });

  it.each([
    ["380670000000", "+380670000000"],
    ["+38 (067) 000-00-00", "+380670000000"],
    ["00380670000000", "+380670000000"],
    // Of an address book: what country it is in, nobody knows.
    ["067 000 00 00", "0670000000"],
  ])("the number of a contact, %s, is %s", (phone_number, phone) => {
    const contact = { phone_number, first_name: "Олена", user_id: 5 };
    expect(read(message({ contact }))).toMatchObject({ body: { text: `Олена, ${phone}` } });
  });

  it("a thrown dice is its emoji, and a rich message its words, whatever they look like", () => {
    expect(read(message({ dice: { emoji: "🎲", value: 3 } }))).toMatchObject({ body: { text: "🎲" } });
    const rich_message = {
      blocks: [
        { type: "section_heading", size: 1, text: ["Сукня ", { type: "bold", text: "червона" }] },
        { type: "list", items: [{ label: "1.", blocks: [{ type: "paragraph", text: "розмір 122" }] }] },
        { type: "table", cells: [[{ text: "колір" }, { text: { type: "italic", text: "червоний" } }]], caption: "так" },
        { type: "divider" },
      ],
    };
    const text = "Сукня червона\n1.\nрозмір 122\nколір | червоний\nтак";
    expect(read(message({ rich_message }))).toMatchObject({ body: { kind: "message", text } });
    const edited = { ...message({}).message, edit_date: 5, rich_message };
    expect(read({ update_id: 2, edited_message: edited })).toMatchObject({ body: { kind: "message_edited", text } });
    const endless: unknown[] = [];
    endless.push({ type: "details", blocks: endless });
    expect(read(message({ rich_message: { blocks: endless } }))).toMatchObject({ is: "arrival" });
  });

  it("a place and a poll keep their words", () => {
    const location = { latitude: 50.4, longitude: 30.5 };
    const venue = { title: "НП 5", address: "Київ, Хрещатик 1", location };
    expect(read(message({ venue, location }))).toMatchObject({
      body: { shared: "place", text: "НП 5, Київ, Хрещатик 1", attachments: [{ kind: "location" }] },
    });
    const poll = { question: "яка краща?", options: [{ text: "червона" }] };
    expect(read(message({ poll }))).toMatchObject({ body: { shared: "poll", text: "яка краща?" } });
  });

  it("a command is a command, and what follows it stays", () => {
    const bodyOf = (part: object): object => {
      const reading = read(message(part));
      return reading.is === "arrival" ? reading.body : reading;
    };
    expect(bodyOf({ text: "/person@demo_bot" })).toMatchObject({ command: "person", text: "" });
    expect(bodyOf({ text: "/person посилка прийшла\nпорвана, чек 1234567" })).toMatchObject({
      command: "person",
      text: "посилка прийшла\nпорвана, чек 1234567",
    });
    expect(bodyOf({ text: "/order 1234567" })).toMatchObject({ command: "order", text: "1234567" });
    expect(bodyOf({ caption: "/help яка це тканина?", photo: [{ file_id: "f" }] })).toMatchObject({
      command: "help",
      text: "яка це тканина?",
      attachments: [{ kind: "photo" }],
    });
    expect(bodyOf({ text: "/started" })).toMatchObject({ text: "/started" });
    expect(bodyOf({ text: "/started" })).not.toHaveProperty("command");
    for (const name of ["forget", "language", "privacy"]) {
      expect(bodyOf({ text: `/${name} me` })).toMatchObject({ is: `${name}_asked` });
      expect(bodyOf({ text: `/${name}@demo_bot` })).toMatchObject({ is: `${name}_asked` });
      expect(bodyOf({ text: `/${name}s` })).toMatchObject({ text: `/${name}s` });
    }
  });

  it("what a link carried travels with /start; words after it are words", () => {
    const start = (rest: string) => read(message({ text: `/start ${rest}` }));
    expect(start("sukna_anna-122")).toMatchObject({
      body: { command: "start", text: "", startedWith: "sukna_anna-122" },
    });
    const words = start("є сукня на 122?");
    expect(words).toMatchObject({ body: { command: "start", text: "є сукня на 122?" } });
    expect(JSON.stringify([words, start("x".repeat(65))])).not.toContain("startedWith");
  });

  it("what was passed on is marked, and a command in it is nobody's wish", () => {
    const forward_origin = { type: "user", sender_user: { id: 9 }, date: 1 };
    expect(read(message({ text: "Оплатила", forward_origin }))).toMatchObject({
      body: { text: "Оплатила", isForwarded: true },
    });
    expect(read(message({ text: "/forget", forward_origin }))).toMatchObject({
      body: { text: "/forget", isForwarded: true },
    });
  });

  it("the app's language travels along where we know it, and the channel speaks it where the shop does", () => {
    const by = (language_code: string | undefined, part: object = { text: "122" }, spoken: Language[] = ["uk", "en"]) =>
      readUpdate({ update_id: 1, message: { ...message(part).message, from: { ...from, language_code } } }, spoken);
    expect(by("en-US")).toMatchObject({ from: { language: "en" }, body: { appLanguage: "en" } });
    expect(by("ru")).toMatchObject({ from: { language: "uk" }, body: { appLanguage: "ru" } });
    expect(by("ru", { text: "/forget" }, ["en", "uk"])).toMatchObject({ from: { language: "en" } });
    expect(JSON.stringify([by("de"), by(undefined)])).not.toContain("appLanguage");
  });

  it("an edit names what it changes", () => {
    const edited = { update_id: 2, edited_message: { ...message({}).message, edit_date: 5, text: "є сукня 128?" } };
    expect(read(edited)).toMatchObject({
      externalId: "99/7/edited/5",
      body: { kind: "message_edited", ofExternalId: "99/7", text: "є сукня 128?" },
    });
    const command = (text: string) => ({ ...edited, edited_message: { ...edited.edited_message, text } });
    expect(read(command("/order 1234568"))).toMatchObject({ body: { command: "order", text: "1234568" } });
    expect(read(command("/order"))).toMatchObject({ is: "ignored" });
  });

  it("a press is the words on the button, once per keyboard", () => {
    const keyboard = { inline_keyboard: [[{ text: "повна оплата", callback_data: "choice:0" }]] };
    const press = (data: string, reply_markup?: object) =>
      read({ update_id: 3, callback_query: { id: "c", from, data, message: { message_id: 8, chat, reply_markup } } });
    expect(press("choice:0", keyboard)).toMatchObject({
      is: "press",
      externalId: "99/8/pressed",
      body: { kind: "button_pressed", label: "повна оплата", data: "choice:0" },
    });
    expect(press("choice:9", keyboard)).toMatchObject({ is: "old_press" });
    expect(press("choice:0")).toMatchObject({ is: "old_press" });
    const bare = { message_id: 8, date: 5, chat };
    expect(read({ update_id: 3, callback_query: { id: "c", from, data: "choice:0", message: bare } })).toEqual({
      is: "idle_press",
      callbackId: "c",
    });
  });

  it("a press on the shop's own account is the customer's, not the owner's who sees the same button", () => {
    const reply_markup = { inline_keyboard: [[{ text: "повна оплата", callback_data: "choice:0" }]] };
    const message = { message_id: 8, date: 5, chat, business_connection_id: "bc_1", reply_markup };
    const press = (id: number) =>
      read({ update_id: 3, callback_query: { id: "c", from: { ...from, id }, data: "choice:0", message } });
    expect(press(99)).toMatchObject({ is: "press", from: { chatId: "99@bc_1" } });
    expect(press(777)).toEqual({ is: "idle_press", callbackId: "c" });
  });

  it("the wish to be forgotten is asked back, and only a button's yes means it", () => {
    expect(read(message({ text: "/forget" }))).toMatchObject({ is: "forget_asked", from: { chatId: "99" } });
    const press = (data: string) => {
      const reply_markup = { inline_keyboard: [[{ text: "x", callback_data: data }]] };
      return read({
        update_id: 3,
        callback_query: { id: "c", from, data, message: { message_id: 8, chat, reply_markup } },
      });
    };
    expect(press("forget:yes")).toMatchObject({ is: "forget_decided", isMeant: true });
    expect(press("forget:no")).toMatchObject({ is: "forget_decided", isMeant: false });
  });

  it("groups are not answered, an invitation is refused politely, bots are not people", () => {
    const group = { id: -5, type: "supergroup", title: "G" };
    expect(read({ update_id: 1, message: { message_id: 1, date: 1, chat: group, from, text: "x" } })).toMatchObject({
      is: "ignored",
    });
    const joined = { chat: group, from, new_chat_member: { status: "member" } };
    expect(read({ update_id: 1, my_chat_member: joined })).toMatchObject({ is: "invitation", chatId: -5 });
    const changed = (before: object, after: object) =>
      read({ update_id: 1, my_chat_member: { ...joined, old_chat_member: before, new_chat_member: after } }).is;
    const restricted = { status: "restricted", is_member: true };
    expect(changed({ status: "left" }, { status: "administrator" })).toBe("invitation");
    expect(changed({ status: "kicked" }, restricted)).toBe("invitation");
    expect(changed({ status: "restricted", is_member: false }, { status: "member" })).toBe("invitation");
    expect(changed({ status: "member" }, { status: "administrator" })).toBe("ignored");
    expect(changed({ status: "member" }, restricted)).toBe("ignored");
    expect(changed(restricted, { status: "administrator" })).toBe("ignored");
    expect(read(message({ text: "x", from: { ...from, is_bot: true } }))).toMatchObject({ is: "ignored" });
  });

  it("what the app notes by itself is passed over; a poll or a dice deserves an answer", () => {
    expect(read(message({ pinned_message: {} }))).toMatchObject({ is: "ignored" });
    expect(read(message({ dice: { value: 3 } }))).toMatchObject({ body: { kind: "message", text: "" } });
  });

  it("every kind grammY knows has an outcome with a reason", () => {
    for (const [kind, outcome] of Object.entries(updateOutcomes)) {
      if (outcome === "read") expect(allowedUpdates).toContain(kind);
      else expect(read({ update_id: 1, [kind]: {} })).toEqual({ is: "ignored", reason: outcome.ignored });
    }
    expect(read({ update_id: 1, widget_query: {} })).toMatchObject({ is: "ignored" });
  });

  it("never throws, whatever comes", () => {
    const kinds = fc.constantFrom("message", "edited_message", "callback_query", "my_chat_member", "nonsense");
    fc.assert(
      fc.property(kinds, fc.anything({ maxDepth: 4 }), (kind, content) => {
        expect(read({ update_id: 1, [kind]: content }).is).toBeTypeOf("string");
      }),
      { numRuns: 2_000 },
    );
    const field = fc.constantFrom(
      ...["text", "photo", "contact", "from", "chat", "message_id", "sticker", "caption", "venue", "poll"],
      ...["forward_origin", "media_group_id"],
    );
    fc.assert(
      fc.property(field, fc.anything({ maxDepth: 3 }), (name, value) => {
        expect(read(message({ text: "x", [name]: value })).is).toBeTypeOf("string");
      }),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.anything(), (anything) => void read(anything)));
  });
});
