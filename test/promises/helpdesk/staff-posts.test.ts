import { describe, expect, it as usually } from "vitest";
import { noSurfaceWarnings } from "../../../src/cli/no-surface-warnings.ts";
import { silentLog, trustAll } from "../../../src/core/index.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { postToStaff } from "../../../src/work/schedules/post-to-staff.ts";
import { testChat } from "../../kit/app.ts";
import { atHelpdesks } from "../../kit/at-vendors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { person } from "../../kit/person.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";
import { until } from "../../kit/until.ts";

const minuteMs = 60_000;

describe("a shop with a helpdesk and no group, no Slack", () => {
  const it = atHelpdesks();
  const opened = async (name: string, shop: NonNullable<Parameters<typeof testChat>[0]>["shop"] = {}) => {
    const vendor = await testVendors[name]?.();
    if (vendor === undefined) throw new Error("no vendor");
    const chat = await testChat({ env: vendor.env, shop });
    const { app, conversation } = chat;
    const quiet = async () => {
      await until(async () =>
        (await app.store.effects(conversation.id)).every(
          ({ effect, state }) => effect.kind !== "staff.post" || state !== "waiting",
        ),
      );
      await quietTickets(chat);
    };
    /** What stands on the tickets, the first ticket first. */
    const written = async () => {
      await quiet();
      return vendor.ticketIds().map((id) => vendor.comments(id));
    };
    return { chat, written };
  };

  it("reads there of each draft, how to decide about it, and decides by the command", async (name) => {
    const { chat, written } = await opened(name, { trust: trustAll("draft") });
    await chat.say("Добрий день!");
    const draft = await chat.app.store.replyDraft(chat.conversation.id);
    const [ticket = [], ...more] = await written();
    expect(more).toEqual([]);
    expect(ticket[0]?.text).toContain(draft?.texts[0]);
    expect(ticket[0]?.text).toContain(`deskgraph drafts send ${draft?.id}`);
    // Nothing of it is for the customer's eyes.
    await chat.say("Ви тут?");
    const [same = [], ...others] = await written();
    expect(others).toEqual([]);
    expect(same.at(-1)).toMatchObject({ isPublic: false, text: expect.stringContaining("Ви тут?") });
  });

  it("is reminded on the ticket when nobody comes, and its managers after that", async (name) => {
    const { chat, written } = await opened(name);
    await chat.say("прийшло не те, що замовляла, жах");
    for (let passed = 0; passed < 60; passed += 5) {
      chat.passTime(5 * minuteMs);
      if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
    }
    const [ticket = [], ...more] = await written();
    expect(more).toEqual([]);
    const told = ticket.filter(({ text }) => /чекає/.test(text));
    expect(told.map(({ isPublic }) => isPublic)).toEqual([false, false, false]);
    expect(told.map(({ text }) => text.split(":")[0])).toEqual(["Нагадування", "Ніхто не відповів", "Терміново"]);
  });

  it("reads there what the assistant would have said while they have the chat", async (name) => {
    const { chat, written } = await opened(name);
    await chat.say("прийшло не те, що замовляла, жах");
    await chat.asManager({ kind: "taken_over", by: person("ira") });
    const by = person("ira");
    await chat.asManager({ kind: "price_agreed", terms: { of: "order", percent: 10 }, by });
    const [ticket = []] = await written();
    expect(ticket.some(({ text, isPublic }) => !isPublic && text.includes("10"))).toBe(true);
  });
});

describe("what is about the whole shop, where people meet at a helpdesk alone", () => {
  usually("is an alarm and no customer's ticket; start and doctor say so before", async () => {
    const vendor = await testVendors["zendesk"]?.();
    const errors: string[] = [];
    const chat = await testChat({
      env: vendor?.env ?? {},
      log: { ...silentLog, error: (event) => void errors.push(event) },
      shop: { trust: trustAll("draft") },
    });
    const { app } = chat;
    await postToStaff(app, { name: "urgent_tickets", slot: app.now() }, "ТЕРМІНОВО, нові звернення: 1");
    await until(() => errors.includes("staff.post_unseen"));
    expect(vendor?.ticketIds()).toEqual([]);
    expect((await noSurfaceWarnings(app)).join()).toMatch(/Answers wait as drafts .*stand on tickets/);
    await app.store.setTrust(trustAll("auto"), person("olya").proven);
    expect(await noSurfaceWarnings(app)).toEqual([]);
  });
});
