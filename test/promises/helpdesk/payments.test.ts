import { describe, expect } from "vitest";
import { createStaffPlaces } from "../../../supabase/store/staff-places.ts";
import { testChat } from "../../kit/app.ts";
import { atHelpdesks } from "../../kit/at-vendors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { person } from "../../kit/person.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";

describe("a shop whose people meet nowhere but at a helpdesk", () => {
  const it = atHelpdesks();
  const opened = async (name: string) => {
    const vendor = await testVendors[name]?.();
    if (vendor === undefined) throw new Error("no vendor");
    const picture = { name: "receipt.png", mediaType: "image/png", bytes: Buffer.from("\x89PNG receipt", "latin1") };
    const chat = await testChat({ env: vendor.env, files: { read: async () => picture } });
    const buy = async () => {
      for (const text of ["сукня на 122 є?", "беру першу", "Олена Приклад, 067 000 00 00, Київ, відділення 5"]) {
        await chat.say(text);
      }
      await chat.say("так, все вірно, повна оплата");
    };
    const quiet = async () => {
      await posted();
      await quietTickets(chat);
    };
    const posted = async () => {
      const { app, conversation } = chat;
      const waits = async () =>
        (await app.store.effects(conversation.id)).some(
          ({ effect, state }) => effect.kind === "staff.post" && state === "waiting",
        );
      while (await waits()) await new Promise((resolve) => setTimeout(resolve, 25));
    };
    return { vendor, chat, buy, quiet };
  };

  it("reads there of a payment that waits for their word, with the receipt, and how to say it", async (name) => {
    const { vendor, chat, buy, quiet } = await opened(name);
    await buy();
    expect(vendor.ticketIds()).toEqual([]);
    await chat.say("оплатила");
    await quiet();
    const [id = "", ...more] = vendor.ticketIds();
    expect(more).toEqual([]);
    const [first] = vendor.comments(id);
    expect(first?.text).toMatch(/Перевірте оплату.*Олена Приклад/s);
    expect(first?.text).toContain(`deskgraph payment confirm ${chat.conversation.id}`);
    // What comes later stands on the same ticket, for the people alone.
    await chat.photo();
    await quiet();
    expect(vendor.ticketIds()).toEqual([id]);
    expect(vendor.comments(id)).toHaveLength(2);
    expect(vendor.comments(id).at(-1)).toMatchObject({ isPublic: false });
    await chat.decide(true);
    expect((await chat.effects()).filter(({ kind }) => kind === "crm.order")).toHaveLength(1);
    await quiet();
    // That an order was paid needs nobody.
    expect(vendor.comments(id)).toHaveLength(2);
  });

  it("finds it on the ticket that the customer has already; with a group of the staff's it goes there alone", async (name) => {
    const { vendor, chat, buy, quiet } = await opened(name);
    await buy();
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await quiet();
    const [id = ""] = vendor.ticketIds();
    await chat.asManager({ kind: "given_back", by: person("Марія") });
    await chat.say("оплатила");
    await quiet();
    expect(vendor.ticketIds()).toEqual([id]);
    expect(vendor.comments(id).at(-1)?.text).toContain("Перевірте оплату");
    const before = vendor.comments(id).length;
    const staff = createStaffPlaces({ ...chat.app.home, now: chat.app.now });
    await staff.keepCode("BBBB-2222", new Date(chat.app.now().getTime() + 60_000));
    await staff.connectPlace("BBBB-2222", { surface: "test", placeId: "1", title: "Команда" });
    await chat.say("оплатила ще раз, перевірте");
    await quiet();
    expect(vendor.comments(id)).toHaveLength(before);
  });
});
