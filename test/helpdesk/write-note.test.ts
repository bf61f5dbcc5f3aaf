import { beforeEach, describe, expect, it } from "vitest";
import { type EffectKey, type Failure, notFound, ticketClosed } from "../../src/core/index.ts";
import { nothingOwed } from "../kit/nothing-owed.ts";
import { type TicketDesk, ticketDesk } from "../kit/ticket-desk.ts";

const gone: Failure = { outcome: "refused", code: notFound };
const over: Failure = { outcome: "refused", code: ticketClosed };

describe("a note for a ticket", () => {
  let desk: TicketDesk;
  beforeEach(async () => {
    desk = await ticketDesk();
  });

  const opened = async (): Promise<string> => {
    await desk.open(await desk.asked());
    desk.paper.calls.length = 0;
    return [...desk.paper.tickets.keys()].at(-1) ?? "";
  };
  const added = (id: string) => desk.paper.tickets.get(id)?.added ?? [];
  const newest = () => [...desk.paper.tickets.values()].at(-1);
  const linkedId = async () =>
    (await desk.store.newestTicket(desk.chat.id, [{ helpdesk: "paper", account: "a" }]))?.ticketId;
  const done = (externalId: string | undefined) => ({ outcome: "done", receipt: { externalId } });

  it("stands on the conversation's ticket: the customer's words for all, the others for the staff", async () => {
    const id = await opened();
    const [said, aside] = [await desk.noted("є хто?"), await desk.noted("нотатка", { public: false })];
    expect(await desk.note(said)).toEqual(done(id));
    expect(await desk.note(aside)).toEqual(done(id));
    const requester = { externalId: desk.chat.customerId, name: "olena" };
    expect(added(id)).toEqual([
      { key: said.key, text: "є хто?", isPublic: true, from: "customer", requester, files: [] },
      { key: aside.key, text: "нотатка", isPublic: false, from: "us", requester, files: [] },
    ]);
    // Read once, so that one that is closed by now is seen, and not looked through.
    expect(desk.paper.calls).toEqual([`get ${id}`, `add ${id}`, `get ${id}`, `add ${id}`]);
  });

  it("carries what both sides said since, and is none where nothing was said", async () => {
    const id = await opened();
    const said = [
      ["customer", "прийшло не те", "07:00", null],
      ["ai", "Кличу людину", "07:01", null],
      ["customer", "а доставка є?", "07:02", null],
      ["ai", "Хвилинку", "07:03", "newer_message"],
    ];
    await desk.home.pool.query(
      "insert into deskgraph.turns (tenant_id, id, conversation_id, owner, epoch, claim) values ($1, 't_0', $2, 'waiting', 0, 1)",
      [desk.home.tenant, desk.chat.id],
    );
    for (const [author, text, time, withheld] of said) {
      await desk.home.pool.query(
        `insert into deskgraph.transcript (tenant_id, conversation_id, turn_id, entry_id, author, text, said_at, withheld)
         values ($1, $2, 't_0', $3, $4, $3, $5, $6)`,
        [desk.home.tenant, desk.chat.id, text, author, `2026-01-14T${time}:00Z`, withheld],
      );
    }
    const since = (talkSince: string) => desk.noted("Тим часом:", { public: false, talkSince });
    await desk.note(await since("2026-01-14T07:00:00.000Z"));
    expect(added(id).map(({ text }) => text)).toEqual(["Тим часом:\n\n🤖 Кличу людину\n👤 а доставка є?"]);
    const nothing = await desk.note(await since("2026-01-14T07:02:00.000Z"));
    expect(nothing).toMatchObject({ outcome: "done", receipt: { note: expect.any(String) } });
    expect(added(id)).toHaveLength(1);
  });

  it("has its files, as many as the helpdesk takes", async () => {
    const id = await opened();
    desk.files.set("p", { bytes: new Uint8Array(3), mediaType: "image/png", name: "p.png" });
    await desk.note(await desk.noted("ось", { files: [{ kind: "photo", ref: "p" }] }));
    expect(added(id)[0]?.files).toMatchObject([{ name: "p.png" }]);
  });

  it("is looked for before it is written again", async () => {
    const id = await opened();
    const note = await desk.noted("є хто?");
    await desk.note(note);
    expect(await desk.note(note, { attempt: 2 })).toEqual(done(id));
    expect(added(id)).toHaveLength(1);
    expect(desk.paper.calls.slice(2)).toEqual([`get ${id}`, `comments ${id}`]);
    const other = await desk.noted("чекаю");
    await desk.note(other, { attempt: 2 });
    await desk.note(note, { attempt: 3 });
    expect(added(id).map(({ text }) => text)).toEqual(["є хто?", "чекаю"]);
  });

  it("opens a solved ticket again when the customer writes, and not for a word among the staff", async () => {
    const id = await opened();
    desk.paper.change(id, { status: "solved" });
    await desk.note(await desk.noted("нотатка", { public: false }));
    expect(desk.paper.tickets.get(id)?.status).toBe("solved");
    const seen = () => desk.store.linkedTicket({ helpdesk: "paper", account: "a" }, id);
    await desk.store.sawTicket(
      { helpdesk: "paper", account: "a", ticketId: id },
      { changeCount: 0 },
      { isSolved: true },
    );
    await desk.note(await desk.noted("а ще ґудзик"));
    expect(desk.paper.tickets.get(id)?.status).toBe("open");
    // What was seen as solved a moment ago is seen as open now, so that a look does not close the chat.
    expect(await seen()).toMatchObject({ isSolved: false, changeCount: 2, updatedAt: "2026-01-14T09:00:00.000Z" });
  });

  it("opens it also when an earlier attempt got no further than the words", async () => {
    const id = await opened();
    const note = await desk.noted("а ще ґудзик");
    await desk.note(note);
    desk.paper.change(id, { status: "solved" });
    await desk.note(note, { attempt: 2 });
    expect([added(id).length, desk.paper.tickets.get(id)?.status]).toEqual([1, "open"]);
  });

  it("is done where the ticket goes away in the moment of opening it", async () => {
    const id = await opened();
    desk.paper.change(id, { status: "solved" });
    desk.paper.fault = (call) => (call === `update ${id}` ? gone : undefined);
    expect(await desk.note(await desk.noted("а ще"))).toEqual(done(id));
    desk.paper.fault = (call) => (call === `update ${id}` ? { outcome: "retry", code: "http_503" } : undefined);
    expect(await desk.note(await desk.noted("і ще"))).toMatchObject({ code: "http_503" });
  });

  it("makes the ticket that was asked for and is not there yet, under its own key, and then stands on it", async () => {
    const asked = await desk.asked();
    const note = await desk.noted("є хто?");
    await desk.dies(asked);
    await desk.note(note);
    expect(newest()).toMatchObject({ key: asked.key, tags: ["complaint"] });
    // What it was refused for is most likely a field.
    expect(newest()?.made).not.toHaveProperty("fields");
    expect(newest()?.added.map(({ text }) => text)).toEqual(["є хто?"]);
    expect(await linkedId()).toBe(newest()?.id);
    await desk.note(await desk.noted("чекаю"));
    expect(desk.paper.tickets.size).toBe(1);
  });

  it("makes it with the shop's fields where it was not refused", async () => {
    await desk.asked();
    await desk.note(await desk.noted("є хто?"));
    expect(newest()?.made?.fields).toEqual({ why: "complaint" });
  });

  it("finds the ticket that an earlier attempt made without being told so", async () => {
    const asked = await desk.asked();
    const { id } = desk.paper.has({ key: asked.key, tags: ["complaint"] });
    const note = await desk.noted("є хто?");
    expect(await desk.note(note)).toEqual(done(id));
    expect(added(id)).toHaveLength(1);
    // Found, not read: before a repeat it has to be.
    await desk.home.pool.query("delete from deskgraph.tickets where tenant_id = $1", [desk.home.tenant]);
    expect(await desk.note(note, { attempt: 2 })).toEqual(done(id));
    expect(added(id)).toHaveLength(1);
  });

  it("makes none that a person decided against, and is done without", async () => {
    const asked = await desk.asked();
    const note = await desk.noted("є хто?");
    expect(await desk.desk.discard(asked.key, "by hand")).toBe(true);
    expect(await desk.note(note)).toEqual({
      outcome: "done",
      receipt: { note: "There is no ticket to write this to." },
      isUnasked: true,
    });
    expect(desk.paper.calls).toEqual([]);
  });

  it("is done without a ticket where a person took the chat over elsewhere", async () => {
    expect(await desk.note(await desk.noted("є хто?"))).toMatchObject({ outcome: "done", isUnasked: true });
    // A later attempt looks whether the one before made a ticket of these words.
    const note = await desk.noted("чекаю");
    expect(await desk.note(note, { attempt: 2 })).toMatchObject({ isUnasked: true });
    expect(desk.paper.calls).toEqual(["find"]);
  });

  it("goes on in a ticket of the account that is ours now, framed as it was asked for", async () => {
    const asked = await desk.asked({ said: "Це жах!" });
    const link = { helpdesk: "paper", account: "old", ticketId: "7", conversationId: desk.chat.id, key: asked.key };
    await desk.store.linkTicket(link);
    await desk.note(await desk.noted("є хто?"));
    expect(newest()?.made?.text).toBe("Клієнт: Олена\n\n👤 Це жах!");
    expect(newest()?.added.map(({ text }) => text)).toEqual(["є хто?"]);
  });

  it("is done where the ticket goes away under it, and none was ever asked for", async () => {
    const { id } = desk.paper.has();
    await desk.store.linkTicket({ helpdesk: "paper", account: "a", ticketId: id, conversationId: desk.chat.id });
    let wasAsked = false;
    desk.paper.fault = (call) => {
      const isGone = wasAsked || call === `add ${id}`;
      wasAsked = isGone;
      return isGone ? gone : undefined;
    };
    expect(await desk.note(await desk.noted("є хто?"))).toMatchObject({ outcome: "done", isUnasked: true });
  });

  it("goes on in a ticket that follows the closed one, framed like it, and so does the next note", async () => {
    const id = await opened();
    desk.paper.change(id, { isFinal: true, status: "closed" });
    const note = await desk.noted("і ґудзик не той");
    expect(await desk.note(note)).toEqual({
      outcome: "done",
      receipt: { externalId: newest()?.id, url: "https://desk.test/t" },
    });
    expect(newest()?.made).toEqual({
      key: note.key,
      subject: "Скарга",
      text: "і ґудзик не той",
      priority: "high",
      tags: ["complaint"],
      requester: { externalId: desk.chat.customerId, name: "olena" },
      files: [],
      follows: id,
    });
    expect(await linkedId()).toBe(newest()?.id);
    await desk.note(await desk.noted("і нитки"));
    expect([desk.paper.tickets.size, newest()?.added.length]).toEqual([2, 1]);
  });

  it("goes on in one framed as it was asked for, where the ticket was deleted", async () => {
    const id = await opened();
    desk.paper.tickets.delete(id);
    await desk.note(await desk.noted("є хто?"));
    expect(newest()?.made).toMatchObject({ subject: "Скарга", text: "є хто?", priority: "high", tags: ["complaint"] });
    expect(newest()?.made).not.toHaveProperty("follows");
  });

  it("is not written twice where an earlier attempt made the following ticket of it", async () => {
    const id = await opened();
    desk.paper.change(id, { isFinal: true, status: "closed" });
    const note = await desk.noted("і ґудзик не той");
    const { id: next } = desk.paper.has({ key: note.key });
    expect(await desk.note(note, { attempt: 2 })).toEqual(done(next));
    expect(await linkedId()).toBe(next);
    // Linked by now: the words are the ticket itself.
    expect(await desk.note(note, { attempt: 3 })).toEqual(done(next));
    expect([desk.paper.tickets.size, added(next)]).toEqual([2, []]);
  });

  it.each<[string, Failure, boolean]>([
    ["closed for good", over, true],
    ["deleted", gone, false],
  ])("goes on in another where the ticket is %s between the look and the word", async (_name, failure, isThere) => {
    const id = await opened();
    let wasAsked = false;
    desk.paper.fault = (call) => {
      if (call === `add ${id}`) {
        wasAsked = true;
        return failure;
      }
      return wasAsked && !isThere && call === `get ${id}` ? gone : undefined;
    };
    const note = await desk.noted("і ґудзик не той");
    await desk.note(note);
    expect(newest()?.made).toMatchObject({ key: note.key as EffectKey, subject: "Скарга", text: "і ґудзик не той" });
    expect(newest()?.made?.follows).toBe(isThere ? id : undefined);
  });

  it("is a failure where the helpdesk does not answer, and nothing for a customer who was erased", async () => {
    const id = await opened();
    desk.paper.fault = (call) => (call === `add ${id}` ? { outcome: "uncertain", code: "timeout" } : undefined);
    const note = await desk.noted("є хто?");
    expect(await desk.note(note)).toEqual({ outcome: "uncertain", code: "timeout" });
    await desk.store.erase(desk.chat.id, nothingOwed);
    desk.paper.calls.length = 0;
    expect(await desk.note(note)).toMatchObject({ outcome: "refused", code: "erased" });
    expect(desk.paper.calls).toEqual([]);
  });
});
