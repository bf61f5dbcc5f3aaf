import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type EffectKey,
  effectKeyOf,
  type Failure,
  laneOf,
  notFound,
  type Store,
  ticketClosed,
  turnId,
  unpaced,
} from "../../src/core/index.ts";
import { hear } from "../../src/helpdesk/hear.ts";
import type { Arrival } from "../../src/inbox/accept.ts";
import { actOfArrival } from "../../src/inbox/act-of-arrival.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { type PaperHelpdesk, paperHelpdesk } from "../kit/paper-helpdesk.ts";

const later = "2026-01-14T10:00:00.000Z";
const earlier = "2026-01-14T07:00:00.000Z";

describe("what people did in a ticket", () => {
  let paper: PaperHelpdesk;
  let other: PaperHelpdesk;
  let home: Home;
  let tables: Tables;
  let store: Store;
  let chat: Conversation;
  let arrivals: Arrival[];

  beforeEach(async () => {
    paper = paperHelpdesk({ account: "a" });
    other = paperHelpdesk({ name: "other", account: "a" });
    home = await freshHome();
    tables = createTables(home);
    store = tables.store;
    chat = await store.openConversation({ channel: "test", channelChatId: "1" });
    arrivals = [];
  });

  const accept = async (arrival: Arrival) => {
    arrivals.push(arrival);
    const at = new Date(later);
    const did = await actOfArrival(arrival.body, { ...arrival, at }, demoShop);
    return store.accept({ ...arrival, ...did, raw: new Uint8Array(), at });
  };
  const hearOf = (id: string): Promise<void> =>
    hear(
      paper.connection,
      id,
      { store, helpdesks: [paper.connection, other.connection], accept, config: { shop: demoShop } },
      unpaced(new AbortController().signal),
    );
  const linked = async (part: Parameters<PaperHelpdesk["has"]>[0] = {}): Promise<string> => {
    const { id } = paper.has(part);
    await store.linkTicket({ helpdesk: "paper", account: "a", ticketId: id, conversationId: chat.id });
    return id;
  };
  /** The database's clock counts milliseconds: what follows would be of the same one. */
  const aMinuteAgo = (): Promise<unknown> =>
    home.pool.query("update deskgraph.tickets set linked_at = linked_at - interval '1 minute'");
  const as = (kind: "taken_over" | "given_back"): Promise<unknown> =>
    store.accept({
      conversationId: chat.id,
      source: "test",
      externalId: `${kind}/${arrivals.length}`,
      raw: new Uint8Array(),
      body: { kind, by: "Марія" },
      at: new Date(earlier),
    });
  const said = (): unknown[] =>
    arrivals.flatMap(({ body }) => (body.kind === "person_message" ? [[body.by.name, body.text, body.files]] : []));
  const closings = (): string[] =>
    arrivals.flatMap(({ body, externalId }) => (body.kind === "closed" ? [externalId] : []));
  const owner = async (): Promise<unknown> => (await store.conversation(chat.id))?.owner;
  const seen = (id: string) => store.linkedTicket({ helpdesk: "paper", account: "a" }, id);
  const askFor = async (): Promise<EffectKey> => {
    const kind = "ticket.open";
    const key = effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind });
    const payload = { reason: "complaint", priority: "high", subject: "s", brief: "b", tags: [] } as const;
    const of = { key, lane: laneOf(chat.id, kind), conversationId: chat.id, turnId: turnId("t"), node: "test" };
    await store.put([{ kind, payload, ...of }]);
    return key;
  };

  it("is not asked for where the ticket is no customer's of ours", async () => {
    const { id } = paper.has();
    await hearOf(id);
    expect(paper.calls).toEqual([]);
  });

  it.each<[string, Failure]>([
    ["deleted", { outcome: "refused", code: notFound }],
    ["closed for good", { outcome: "refused", code: ticketClosed }],
  ])("is over where the ticket is %s", async (_name, failure) => {
    const id = await linked();
    paper.says(id, "Вітаю");
    paper.fault = () => failure;
    await hearOf(id);
    expect(arrivals).toEqual([]);
  });

  it("is told as a failure where the ticket cannot be read", async () => {
    const id = await linked();
    paper.fault = () => ({ outcome: "refused", code: "http_403" });
    await expect(hearOf(id)).rejects.toThrow("http_403");
    paper.fault = () => new TypeError(notFound);
    await expect(hearOf(id)).rejects.toThrow(TypeError);
  });

  it("comes into the chat as an agent's public words, each once, with files under the helpdesk's name", async () => {
    const id = await linked();
    paper.says(id, "Вітаю", { id: "c1", authorName: "Ірина" });
    paper.says(id, "Секунду", { id: "c2" });
    paper.says(id, "", {
      id: "c3",
      files: [
        { ref: "f/1", name: "сукня.png", mediaType: "image/png" },
        { ref: "f/2", name: "чек.pdf", mediaType: "application/pdf" },
      ],
    });
    for (let n = 0; n < 2; n += 1) await hearOf(id);
    expect(said().slice(0, 3)).toEqual([
      ["Ірина", "Вітаю", undefined],
      ["agent", "Секунду", undefined],
      [
        "agent",
        "",
        [
          { kind: "photo", ref: "paper:f/1", name: "сукня.png" },
          { kind: "document", ref: "paper:f/2", name: "чек.pdf" },
        ],
      ],
    ]);
    expect(arrivals.map(({ source, externalId }) => [source, externalId]).slice(0, 3)).toEqual(
      ["c1", "c2", "c3"].map((comment) => ["paper", `a/comment/${comment}`]),
    );
    expect(arrivals.slice(0, 2).every(({ body }) => !("files" in body))).toBe(true);
    expect(await store.waiting(chat.id)).toHaveLength(3);
    expect(await owner()).toBe("person");
  });

  it("is heard twice where an agent says the same words twice", async () => {
    const id = await linked();
    for (const comment of ["c1", "c2"]) paper.says(id, "Секунду", { id: comment });
    for (let n = 0; n < 2; n += 1) await hearOf(id);
    expect(await store.waiting(chat.id)).toHaveLength(2);
  });

  it("stays there where it is internal, ours, the customer's, somebody else's, or nothing", async () => {
    const id = await linked();
    paper.says(id, "лише для своїх", { isPublic: false });
    paper.says(id, "наше", { key: "k" });
    paper.says(id, "клієнта", { by: "customer" });
    paper.says(id, "з копії", { by: "other" });
    paper.says(id, "від нас", { by: "us" });
    paper.says(id, "  \n", {});
    await hearOf(id);
    expect(arrivals).toEqual([]);
  });

  it("gives the chat back when the ticket is solved or closed, once", async () => {
    for (const status of ["solved", "closed"] as const) {
      await as("taken_over");
      const id = await linked();
      await hearOf(id);
      expect(await seen(id)).toMatchObject({ isSolved: false, changeCount: 0 });
      paper.change(id, { status, updatedAt: later });
      for (let n = 0; n < 2; n += 1) await hearOf(id);
      expect(await owner()).toBe("closed");
      expect(closings()).toEqual([`a/${id}/solved/0`]);
      expect(arrivals.at(-1)).toMatchObject({ source: "paper", body: { by: "paper" } });
      expect(await seen(id)).toMatchObject({ isSolved: true, changeCount: 1, updatedAt: later });
      arrivals = [];
    }
  });

  it("gives it back again after it was opened and solved once more", async () => {
    await as("taken_over");
    const id = await linked({ status: "solved" });
    await hearOf(id);
    paper.change(id, { status: "pending" });
    await hearOf(id);
    expect(await seen(id)).toMatchObject({ isSolved: false, changeCount: 2 });
    await as("taken_over");
    paper.change(id, { status: "solved" });
    await hearOf(id);
    expect(closings()).toEqual([`a/${id}/solved/0`, `a/${id}/solved/2`]);
    expect(await owner()).toBe("closed");
  });

  it("closes nothing under the AI", async () => {
    const id = await linked({ status: "solved" });
    await hearOf(id);
    expect([closings(), await owner()]).toEqual([[], "ai"]);
    expect(await seen(id)).toMatchObject({ isSolved: true });
  });

  it("brings a word added to a solved ticket, and closes once more behind it", async () => {
    await as("taken_over");
    const id = await linked({ status: "solved" });
    await hearOf(id);
    paper.says(id, "Гарного дня", { id: "c9" });
    await hearOf(id);
    expect(said()).toEqual([["agent", "Гарного дня", undefined]]);
    expect(closings()).toEqual([`a/${id}/solved/0`, `a/${id}/solved/1/c9`]);
    expect(await owner()).toBe("closed");
  });

  it("is old news where the vendor showed us a newer state before", async () => {
    await as("taken_over");
    const id = await linked({ updatedAt: later, status: "solved" });
    await hearOf(id);
    paper.says(id, "старе");
    paper.change(id, { updatedAt: earlier, status: "open" });
    await hearOf(id);
    expect(said()).toEqual([]);
    expect(await seen(id)).toMatchObject({ isSolved: true });
    paper.change(id, { updatedAt: later });
    await hearOf(id);
    expect(said()).toHaveLength(1);
    expect(await seen(id)).toMatchObject({ isSolved: false });
  });

  it("in an older ticket leaves the chat to the newer one, until that is solved, too", async () => {
    await as("taken_over");
    const older = await linked();
    const newer = await linked();
    paper.change(older, { status: "solved" });
    paper.says(older, "перше");
    await hearOf(older);
    expect(closings()).toEqual([]);
    paper.change(newer, { status: "solved" });
    await hearOf(newer);
    expect(closings()).toEqual([`a/${newer}/solved/0`]);
    // A last word there does not keep the chat, and without one there is nothing to close.
    await hearOf(older);
    expect(closings()).toHaveLength(1);
    const { id: word } = paper.says(older, "друге");
    await hearOf(older);
    expect(closings()).toEqual([`a/${newer}/solved/0`, `a/${older}/solved/1/${word}`]);
    expect(await owner()).toBe("closed");
  });

  it("leaves the chat to a newer ticket of the same number at another helpdesk", async () => {
    await as("taken_over");
    const id = await linked({ status: "solved" });
    await aMinuteAgo();
    await store.linkTicket({ helpdesk: "other", account: "a", ticketId: id, conversationId: chat.id });
    await hearOf(id);
    expect([closings(), await owner()]).toEqual([[], "person"]);
  });

  it("leaves the chat to a newer hand-over whose ticket is still to be made", async () => {
    await as("taken_over");
    const id = await linked({ status: "solved" });
    await aMinuteAgo();
    const key = await askFor();
    await hearOf(id);
    expect(closings()).toEqual([]);
    // A person decided that it need not be made: then this one is the newest.
    expect(await tables.desk.discard(key, "by hand")).toBe(true);
    await store.sawTicket({ helpdesk: "paper", account: "a", ticketId: id }, { changeCount: 1 }, { isSolved: false });
    await hearOf(id);
    expect(closings()).toEqual([`a/${id}/solved/2`]);
  });
});
