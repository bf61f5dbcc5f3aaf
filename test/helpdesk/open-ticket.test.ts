import { beforeEach, describe, expect, it } from "vitest";
import type { InboundId } from "../../src/core/index.ts";
import { openTicket } from "../../src/helpdesk/open-ticket.ts";
import { deliveryContext } from "../kit/delivery-context.ts";
import { nothingOwed } from "../kit/nothing-owed.ts";
import { type TicketDesk, ticketDesk } from "../kit/ticket-desk.ts";

describe("a ticket that is asked for", () => {
  let desk: TicketDesk;
  beforeEach(async () => {
    desk = await ticketDesk();
  });

  const only = () => {
    expect([...desk.paper.tickets.keys()]).toHaveLength(1);
    return [...desk.paper.tickets.values()][0];
  };
  const linked = () => desk.store.newestTicket(desk.chat.id, [{ helpdesk: "paper", account: "a" }]);
  /** One turn of the chat: these words heard, these answered. */
  const talked = async (heard: string, answer: string): Promise<void> => {
    const { store, chat } = desk;
    await store.accept({
      conversationId: chat.id,
      source: "test",
      externalId: heard,
      raw: new Uint8Array(),
      body: { kind: "message", text: heard, attachments: [] },
      at: new Date(),
    });
    const turn = await store.claimTurn(chat.id);
    if (turn === undefined) throw new Error("there is no turn");
    const [inbound] = turn.inbounds;
    const reply = { id: `${turn.id}/r`, turnId: turn.id, kind: "plain", text: answer } as const;
    const said = { heard: [{ inboundId: inbound?.id as InboundId, text: heard }], replies: [reply] };
    await store.commitTurn(turn, {
      ...said,
      facts: [],
      orders: [],
      delivery: { name: "Олена", phone: "+380670000000" },
    });
  };

  it("is a safe repeat for the outbox, with time for a slow helpdesk", () => {
    expect(openTicket(desk.paper.connection, desk.deps)).toMatchObject({
      vendor: "paper",
      limit: { calls: 1, perMs: 1 },
      isSafeToRepeat: true,
      deadlineMs: 14_000,
      lateMs: 60_000,
    });
  });

  it("has the brief, the talk with its signs, the customer, the tags and the shop's fields, and is linked", async () => {
    await talked("Добрий день", "Вітаю!");
    const effect = await desk.asked({ said: "Це жах!", priority: "urgent" });
    expect(await desk.open(effect)).toEqual({
      outcome: "done",
      receipt: { externalId: only()?.id, url: "https://desk.test/t" },
    });
    expect(only()?.made).toEqual({
      key: effect.key,
      subject: "Скарга",
      priority: "urgent",
      tags: ["complaint"],
      text: "Клієнт: Олена\n\n👤 Добрий день\n🤖 Вітаю!\n👤 Це жах!",
      requester: { externalId: desk.chat.customerId, name: "Олена", phone: "+380670000000" },
      fields: { why: "complaint" },
      files: [],
    });
    expect(await linked()).toMatchObject({ ticketId: only()?.id, key: effect.key, url: "https://desk.test/t" });
    // A first attempt has nothing to look for.
    expect(desk.paper.calls).toEqual(["create"]);
  });

  it("is by the customer's name in the channel, where they gave none, and tells what is known of them", async () => {
    const fields = { customer_id: "1", channel: "2", lifetime_value: "3", username: "4", phone: "5", order: "6" };
    const { connection } = desk.paper;
    const effect = await desk.asked();
    const order = (id: string, number: string) =>
      desk.home.pool.query(
        `insert into deskgraph.orders (tenant_id, id, number, conversation_id, customer_id, turn_id, status, lines,
           delivery, total_minor, paid_minor, currency, payment_method)
         values ($1, $2, $3, $4, $5, 't', 'paid', '[]', '{}', 159000, 159000, 'UAH', 'total')`,
        [desk.home.tenant, id, number, desk.chat.id, desk.chat.customerId],
      );
    const deliver = () => openTicket(connection, { ...desk.deps, fields: { paper: fields } });
    await deliver().deliver(effect, deliveryContext());
    const { customerId } = desk.chat;
    expect(only()?.made).toMatchObject({ requester: { externalId: customerId, name: "olena" } });
    expect(only()?.made?.requester).not.toHaveProperty("phone");
    expect(only()?.made?.fields).toEqual({ 1: customerId, 2: "test", 3: "0", 4: "olena" });
    await order("o_1", "1001");
    await talked("Добрий день", "Вітаю!");
    desk.paper.tickets.clear();
    await deliver().deliver(effect, deliveryContext());
    expect(only()?.made?.fields).toMatchObject({ 3: "1590", 5: "+380670000000", 6: "1001" });
  });

  it("has no words that never reached the customer, and of a long talk the newest thirty", async () => {
    for (let n = 1; n <= 16; n += 1) await talked(`слово ${n}.`, `відповідь ${n}.`);
    await desk.home.pool.query(
      "update deskgraph.transcript set withheld = 'owner_changed' where tenant_id = $1 and text = 'відповідь 9.'",
      [desk.home.tenant],
    );
    await desk.open(await desk.asked());
    const text = only()?.made?.text ?? "";
    expect(text.endsWith("\n👤 слово 16.\n🤖 відповідь 16.")).toBe(true);
    expect(text).toContain("слово 2.");
    expect(text).not.toContain("відповідь 9.");
    expect(text).not.toContain("слово 1.");
  });

  it("is looked for by its key before it is made again, and linked where it is there", async () => {
    const effect = await desk.asked();
    const { id } = desk.paper.has({ key: effect.key, tags: ["complaint"] });
    expect(await desk.open(effect, { attempt: 2 })).toEqual({ outcome: "done", receipt: { externalId: id } });
    expect(only()?.made).toBeUndefined();
    expect(await linked()).toMatchObject({ ticketId: id });
    expect(desk.paper.calls).toEqual(["find"]);
  });

  it("is made by a later attempt, where an earlier one made none", async () => {
    const effect = await desk.asked();
    await desk.open(effect, { attempt: 2 });
    expect(desk.paper.calls).toEqual(["find", "create"]);
  });

  it("gets the tags that a cut off attempt left out, and keeps those that people put there", async () => {
    const effect = await desk.asked({ tags: ["complaint", "vip"] });
    const { id } = desk.paper.has({ key: effect.key, tags: ["vip"] });
    await desk.open(effect, { attempt: 2 });
    expect(desk.paper.tickets.get(id)?.tags).toEqual(["vip", "complaint"]);
    desk.paper.change(id, { tags: ["by hand", "other"] });
    await desk.open(effect, { attempt: 3 });
    expect(desk.paper.tickets.get(id)?.tags).toEqual(["by hand", "other"]);
  });

  it("takes a slot for each call but the first, which the outbox took", async () => {
    let slots = 0;
    const pace = async (): Promise<void> => {
      slots += 1;
    };
    await desk.open(await desk.asked(), { attempt: 2, pace });
    expect([desk.paper.calls, slots]).toEqual([["find", "create"], 1]);
  });

  it("is nothing any more for a customer who was erased, and no vendor is asked", async () => {
    const effect = await desk.asked();
    await desk.store.erase(desk.chat.id, nothingOwed);
    expect(await desk.open(effect)).toMatchObject({ outcome: "refused", code: "erased", isUnasked: true });
    expect(desk.paper.calls).toEqual([]);
  });

  it("is a failure as the helpdesk told it, and a mistake of ours stays one", async () => {
    const effect = await desk.asked();
    desk.paper.fault = () => ({ outcome: "refused", code: "http_422" });
    expect(await desk.open(effect)).toEqual({ outcome: "refused", code: "http_422" });
    desk.paper.fault = () => new TypeError("ours");
    await expect(desk.open(effect)).rejects.toThrow("ours");
  });

  describe("with files", () => {
    const photo = { kind: "photo", ref: "p" } as const;
    const bytesOf = (count: number) => ({ bytes: new Uint8Array(count), mediaType: "image/png", name: `${count}.png` });
    const names = () => only()?.made?.files?.map(({ name }) => name);

    it("has them as bytes, without what is too big for the helpdesk or gone", async () => {
      desk.files.set("p", bytesOf(10)).set("big", bytesOf(11)).set("huge", { unreadable: "too_big" });
      const files = ["p", "big", "huge", "gone"].map((ref) => ({ ...photo, ref }));
      await desk.open(await desk.asked({ files }));
      expect(names()).toEqual(["10.png"]);
    });

    it("has ten of them at most, names the others, and lets go of all bytes once it is made", async () => {
      const refs = Array.from({ length: 12 }, (_, n) => `f${n + 1}`);
      const letGo = new Set<string>();
      for (const ref of refs) desk.files.set(ref, { ...bytesOf(1), letGo: () => void letGo.add(ref) });
      await desk.open(await desk.asked({ files: refs.map((ref) => ({ ...photo, ref, name: `${ref}.png` })) }));
      expect(names()).toHaveLength(10);
      expect(only()?.made?.text).toMatch(/f11\.png \(файлів забагато[^)]*\); f12\.png \(файлів забагато/);
      expect([...letGo]).toEqual(refs.slice(0, 10));
    });

    it("waits four attempts for one that the channel cannot give yet, and then goes without it", async () => {
      desk.files.set("p", { unreadable: "later" }).set("q", bytesOf(1));
      const effect = await desk.asked({ files: [photo, { ...photo, ref: "q" }] });
      for (const attempt of [1, 4]) {
        expect(await desk.open(effect, { attempt })).toEqual({
          outcome: "retry",
          code: "file_later",
          vendorIsWell: true,
          isUnasked: true,
        });
      }
      expect(desk.paper.tickets.size).toBe(0);
      await desk.open(effect, { attempt: 5 });
      expect(names()).toEqual(["1.png"]);
    });
  });
});
