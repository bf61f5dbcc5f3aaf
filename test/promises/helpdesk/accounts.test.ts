import { describe, expect, it } from "vitest";
import { lookAtHelpdesk } from "../../../src/helpdesk/look.ts";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";
import type { VendorEvent } from "../../kit/test-vendor.ts";

const complaint = "Це жах, сукня прийшла порвана! Хочу скаргу";

/** Zoho's numbers are the same in no two accounts. */
describe.each(["zendesk", "gorgias", "zammad"])("another account of %s on the same database", (name) => {
  it("keeps what is said there from the customers of the old one, and numbers that both have apart", async () => {
    const [trial, production] = await Promise.all([testVendors[name]?.(), testVendors[name]?.()]);
    if (trial === undefined || production === undefined) throw new Error("no vendor");
    const before = await testChat({ env: trial.env });
    const { home } = before.app;
    const postTo = (chat: TestChat) => {
      const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
      return (event: VendorEvent) => send(trial.path, event);
    };
    await before.say(complaint);
    await quietTickets(before);
    const [id = ""] = trial.ticketIds();
    await postTo(before)(trial.reply(id, "Вітаю зі старого"));
    await quietTickets(before);

    const chat = await testChat({ env: production.env, home, customer: "1" });
    const other = await testChat({ env: production.env, home, customer: "2" });
    const textsOf = async (of: TestChat) => (await of.replies()).map(({ text }) => text);
    expect(chat.conversation.id).toBe(before.conversation.id);
    const stranger = { externalId: "u_stranger", name: "Іваненко" };
    const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
    const theirs = await chat.app.helpdesk?.helpdesk.tickets.create(
      { key: "theirs", subject: "Рахунок", text: "Рахунок", priority: "low", tags: [], requester: stranger },
      calls,
    );
    expect(theirs?.id).toBe(id);
    expect(await postTo(chat)(production.reply(id, "Пане Іваненко, ваша картка прострочена"))).toBe(200);
    if (chat.app.helpdesk === undefined) throw new Error("no helpdesk");
    const deps = { ...chat.app, heard: new Map<string, string>(), slotAt: () => async () => undefined };
    expect(await lookAtHelpdesk(chat.app.helpdesk, deps)).toEqual({ count: 0, deaf: 0 });
    await quietTickets(chat);
    expect((await textsOf(chat)).join()).not.toContain("Іваненко");

    // The chat goes on in a ticket of the new account, and whoever answers there is heard.
    await chat.asManager({ kind: "message", text: "є хто?", attachments: [] });
    await quietTickets(chat);
    const next = production.ticketIds().find((each) => each !== id) ?? "";
    expect(production.comments(next).map(({ text }) => text)).toEqual([expect.stringContaining(complaint), "є хто?"]);
    await postTo(chat)(production.reply(next, "Вітаю з нового"));
    await quietTickets(chat);
    expect((await textsOf(chat)).filter((text) => text.startsWith("Вітаю з"))).toEqual([
      "Вітаю зі старого",
      "Вітаю з нового",
    ]);
    await postTo(chat)(production.solve(next));
    await quietTickets(chat);
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("closed");

    await other.say(complaint);
    await quietTickets(other);
    expect(production.ticketIds()).toHaveLength(3);
    await Promise.all([trial.stop(), production.stop()]);
  });

  it("has a ticket of its own under a number that an old one had", async () => {
    const [trial, production] = await Promise.all([testVendors[name]?.(), testVendors[name]?.()]);
    if (trial === undefined || production === undefined) throw new Error("no vendor");
    const old = await testChat({ env: trial.env });
    await old.say(complaint);
    await quietTickets(old);
    const chat = await testChat({ env: production.env, home: old.app.home, customer: "2" });
    await chat.say(complaint);
    await quietTickets(chat);
    const [id = ""] = production.ticketIds();
    expect([id]).toEqual(trial.ticketIds());
    const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
    expect(await send(production.path, production.reply(id, "Обміняємо"))).toBe(200);
    expect(await send(production.path, production.solve(id))).toBe(200);
    await quietTickets(chat);
    expect((await chat.replies()).map(({ text }) => text)).toContain("Обміняємо");
    expect((await old.replies()).map(({ text }) => text)).not.toContain("Обміняємо");
    const ownerOf = async ({ conversation: { id: of } }: TestChat) => (await chat.app.store.conversation(of))?.owner;
    expect([await ownerOf(chat), await ownerOf(old)]).toEqual(["closed", "waiting"]);
    await Promise.all([trial.stop(), production.stop()]);
  });
});
