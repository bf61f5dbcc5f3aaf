import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type FakeZendesk, signingSecret, startZendesk } from "../../fakes/zendesk.ts";
import { doors } from "../../kit/doors.ts";
import { person } from "../../kit/person.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

describe("a customer in Telegram and an agent in the helpdesk", () => {
  let zendesk: FakeZendesk;
  let at: TelegramApp;
  let post: (event: { headers: Record<string, string>; body: string }) => Promise<number>;
  beforeEach(async () => {
    zendesk = await startZendesk();
    at = await telegramApp({
      env: {
        TICKETING_PROVIDER: "zendesk",
        ZENDESK_URL: zendesk.url,
        ZENDESK_EMAIL: zendesk.email,
        ZENDESK_TOKEN: zendesk.token,
        ZENDESK_WEBHOOK_SECRET: signingSecret,
      },
    });
    const send = doors(at.app.helpdesk && helpdeskWebhook(at.app.helpdesk, at.app));
    post = (event) => send("/webhooks/zendesk", event);
  });
  afterEach(async () => {
    await at.stop();
    await zendesk.stop();
  });

  async function complained(): Promise<number> {
    await at.ask(7, "Це жах, сукня прийшла порвана! Хочу скаргу");
    const id = (): number => zendesk.tickets[0]?.id ?? 0;
    await at.until(async () => (await at.app.store.linkedTicket({ helpdesk: "zendesk" }, String(id()))) !== undefined);
    return id();
  }
  const png = Buffer.from("‰PNG example", "latin1");
  const filesTo = () => at.telegram.sent.flatMap(({ file, chatId }) => (file && chatId === "7" ? [file] : []));

  it("the customer's photo is on the ticket, the agent's picture in the chat, both as bytes", async () => {
    const id = await complained();
    const fileId = at.telegram.keepFile(png, "photos/1.png");
    at.telegram.say(7, { photo: [{ file_id: fileId, file_unique_id: "u", width: 9, height: 9 }], caption: "ось вона" });
    await at.until(() => zendesk.tickets[0]?.comments.at(-1)?.plain_body === "ось вона");
    expect(zendesk.tickets[0]?.comments.at(-1)?.attachments).toMatchObject([{ file_name: "1.png", size: png.length }]);

    const reply = zendesk.agentReplies(id, "Ось нова", { name: "нова.png", bytes: png });
    expect(await post(zendesk.eventOf(id, reply))).toBe(200);
    await at.until(() => filesTo().length === 1);
    expect(filesTo()).toMatchObject([{ as: "photo", name: "нова.png" }]);
    expect(filesTo()[0]?.bytes.equals(png)).toBe(true);
    expect(at.textsTo(7)).toContain("Ось нова");
  });

  it("a voice message that the AI passes on, as it says, is on the ticket", async () => {
    await complained();
    const { id } = await at.app.open({ channel: "telegram", channelChatId: "7" });
    const body = { kind: "given_back", by: person("manager") } as const;
    await at.answered(7, () => at.app.accept({ conversationId: id, source: "test", externalId: "back", body }));
    const voice = { file_id: at.telegram.keepFile(Buffer.from("OggS"), "voice/1.oga") };
    expect(await at.ask(7, { voice })).toContain("передаю його менеджеру");
    await at.until(() => zendesk.tickets[0]?.comments.at(-1)?.plain_body === "[голосове повідомлення]");
    expect(zendesk.tickets[0]?.comments.at(-1)).toMatchObject({ public: true, attachments: [{ file_name: "1.oga" }] });
  });

  it("a photo with a question that the AI answers opens no solved ticket again", async () => {
    const ticket = await complained();
    zendesk.agentSolves(ticket);
    expect(await post(zendesk.eventOf(ticket))).toBe(200);
    const { id } = await at.app.open({ channel: "telegram", channelChatId: "7" });
    await at.until(async () => (await at.app.store.conversation(id))?.owner === "closed");
    const photo = [{ file_id: at.telegram.keepFile(png, "photos/1.png"), file_unique_id: "u", width: 9, height: 9 }];
    expect(await at.ask(7, { photo, caption: "сукня на 122 є?" })).toContain("122");
    await at.app.settle(id);
    const posts = (await at.effects(7)).flatMap((each) => (each.kind === "staff.post" ? [each.payload] : []));
    expect(posts.at(-1)?.files).toMatchObject([{ kind: "photo" }]);
    expect(zendesk.tickets.map(({ status }) => status)).toEqual(["solved"]);
  });

  it("a photo that came with the complaint is on the ticket from the first, and with the post for the staff", async () => {
    const fileId = at.telegram.keepFile(png, "photos/1.png");
    const caption = "Це жах, сукня прийшла порвана! Хочу скаргу";
    at.telegram.say(7, { photo: [{ file_id: fileId, file_unique_id: "u", width: 9, height: 9 }], caption });
    await at.until(() => zendesk.tickets.length === 1);
    expect(zendesk.tickets[0]?.comments).toHaveLength(1);
    expect(zendesk.tickets[0]?.comments[0]?.attachments).toMatchObject([{ file_name: "1.png", size: png.length }]);
    const posts = (await at.effects(7)).flatMap((each) => (each.kind === "staff.post" ? [each.payload] : []));
    expect(posts.find(({ topic }) => topic === "handoff")?.files).toMatchObject([{ kind: "photo" }]);
  });

  it("the rest of an album whose caption was a complaint goes onto the ticket, without a word more", async () => {
    const photo = (name: string) => [
      { file_id: at.telegram.keepFile(png, `photos/${name}.png`), file_unique_id: name, width: 9, height: 9 },
    ];
    const caption = "Це жах, сукня прийшла порвана! Хочу скаргу";
    await at.ask(7, { photo: photo("a"), media_group_id: "g", caption });
    at.telegram.say(7, { photo: photo("b"), media_group_id: "g" });
    await at.until(() => zendesk.tickets[0]?.comments.length === 2);
    const { id } = await at.app.open({ channel: "telegram", channelChatId: "7" });
    await at.app.settle(id);
    expect(at.textsTo(7)).toHaveLength(1);
    // Nobody took the chat: the AI answers what is asked.
    expect(await at.ask(7, "сукня на 122 є?")).toContain("122");
  });

  it("a photo that is gone keeps no ticket from being opened", async () => {
    at.telegram.say(7, {
      photo: [{ file_id: "gone", file_unique_id: "u", width: 9, height: 9 }],
      caption: "Це жах, сукня прийшла порвана! Хочу скаргу",
    });
    await at.until(() => zendesk.tickets.length === 1);
    expect(zendesk.tickets[0]?.comments[0]?.attachments).toEqual([]);
  });

  it("what is no picture after all comes as a file; what is gone is named", async () => {
    const id = await complained();
    const bytes = Buffer.from("not a picture");
    await post(zendesk.eventOf(id, zendesk.agentReplies(id, "Чек", { name: "чек.png", bytes })));
    await at.until(() => filesTo().length === 1);
    expect(filesTo()).toMatchObject([{ as: "document", name: "чек.png" }]);

    zendesk.fault = ({ path }) => (path.startsWith("/attachments") ? { status: 404 } : "none");
    await post(zendesk.eventOf(id, zendesk.agentReplies(id, "І ще", { name: "ще.png", bytes })));
    await at.until(() => at.textsTo(7).some((text) => text.includes("ще.png")));
  });

  it("an agent's word that cannot reach the customer is noted on the ticket, for the staff alone", async () => {
    const id = await complained();
    at.telegram.blocked.add(7);
    await post(zendesk.eventOf(id, zendesk.agentReplies(id, "Обміняємо!")));
    await at.until(() => zendesk.tickets[0]?.comments.some(({ public: isPublic }) => !isPublic) ?? false);
    const notes = zendesk.tickets[0]?.comments.filter(({ public: isPublic }) => !isPublic) ?? [];
    expect(notes.map(({ plain_body }) => plain_body).join("\n")).toContain("Не вдалося: повідомлення клієнтові");
  });
});
