import { describe, expect, onTestFinished } from "vitest";
import { type EventSlots, helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { eventSlots } from "../../../src/outbox/event-slots.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import type { FakeCall } from "../../fakes/serve.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { atHelpdesks } from "../../kit/at-vendors.ts";
import { doors } from "../../kit/doors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { inSmall } from "../../kit/in-small.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";
import type { TestVendor, VendorEvent } from "../../kit/test-vendor.ts";

const replayCount = inSmall(20, 300);
const complaint = "Це жах, сукня прийшла порвана! Хочу скаргу";

/** A customer with a ticket, and what their helpdesk is asked from then on. */
interface Told {
  readonly vendor: TestVendor;
  readonly chat: TestChat;
  /** The ticket. */
  readonly id: string;
  readonly calls: FakeCall[];
  post(event: VendorEvent): Promise<number>;
  /** Tells it until it is heard: a busy machine may need more time than a sender has. Calls are those of that look. */
  tell(event: VendorEvent): Promise<void>;
  /** How often the customer read it. */
  heard(text: string): Promise<number>;
}

async function complained(name: string): Promise<Told> {
  const vendor = await testVendors[name]?.();
  if (vendor === undefined) throw new Error("no vendor");
  onTestFinished(() => vendor.stop());
  const chat = await testChat({ env: vendor.env });
  const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
  const post = (event: VendorEvent): Promise<number> => send(vendor.path, event);
  await chat.say(complaint);
  await quietTickets(chat);
  const calls: FakeCall[] = [];
  vendor.fault((call) => {
    // The keys of proofs are no part of what the vendor counts.
    if (!call.path.includes("jwks")) calls.push(call);
    return "none";
  });
  return {
    vendor,
    chat,
    id: vendor.ticketIds()[0] ?? "",
    calls,
    post,
    tell: async (event) => {
      do calls.length = 0;
      while ((await post(event)) !== 200);
      await quietTickets(chat);
    },
    heard: async (text) => (await chat.replies()).filter((reply) => reply.text === text).length,
  };
}

describe("replays of genuine events", () => {
  const promise = atHelpdesks();

  promise(`${replayCount} of them cost the vendor nothing one after the other, no look each at once`, async (name) => {
    const { vendor, calls, id, post, tell, heard } = await complained(name);
    const event = vendor.reply(id, "Вітаю, це Ірина");
    await tell(event);
    expect(calls.length).toBeGreaterThan(1);
    calls.length = 0;
    for (let n = 0; n < replayCount; n += 1) expect(await post(event)).toBe(200);
    expect(calls.length).toBe(0);
    const another = vendor.reply(id, "Обміняємо!");
    // Some find no room, or wait too long: they are to come again.
    const statuses = await Promise.all(Array.from({ length: replayCount }, () => post(another)));
    for (const status of statuses) expect([200, 503]).toContain(status);
    expect(calls.length).toBeLessThan(replayCount);
    await tell(another);
    expect([await heard("Вітаю, це Ірина"), await heard("Обміняємо!")]).toEqual([1, 1]);
  });

  promise("are heard when what they tell could not be read the first time", async (name) => {
    const { vendor, id, post, tell, heard } = await complained(name);
    const event = vendor.reply(id, "Вітаю");
    vendor.fault(({ path }) => (path.includes("/tickets/") ? { status: 503 } : "none"));
    expect(await post(event)).toBe(503);
    vendor.fault(() => "none");
    await tell(event);
    expect(await heard("Вітаю")).toBe(1);
  });

  promise("keep nobody from hearing what happened in between: solved, opened again, solved again", async (name) => {
    const { vendor, chat, id, tell } = await complained(name);
    const ownerNow = async () => (await chat.app.store.conversation(chat.conversation.id))?.owner;
    for (let n = 0; n < 2; n += 1) {
      await tell(vendor.solve(id));
      expect(await ownerNow()).toBe("closed");
      await tell(vendor.reopen(id));
      await tell(vendor.reply(id, `Ще одне ${n}`));
      expect(await ownerNow()).toBe("person");
    }
  });

  promise("and however many different events leave half of the vendor's budget to what is delivered", async (name) => {
    const { vendor, chat, calls, id } = await complained(name);
    const connection = chat.app.helpdesk;
    if (connection === undefined) throw new Error("no helpdesk");
    const { limit } = connection;
    const share = (limit.calls * Math.ceil(10_000 / limit.perMs)) / 2;
    // On a clock that stands, no slot comes back.
    const now = new Date();
    const { budgets } = createVendorLimits(chat.app.home, { now: () => now });
    const slots: EventSlots = (of, stopping) => eventSlots({ budgets }, of, stopping);
    const send = doors(helpdeskWebhook(connection, { ...chat.app, eventSlots: slots }));
    let told = 0;
    for (let status = 200; status === 200 && told < share; told += 1) {
      status = await send(vendor.path, vendor.reply(id, `Слово ${told}`));
    }
    expect(told).toBeLessThan(share);
    expect(calls.length).toBeLessThanOrEqual(share);
  });
});
