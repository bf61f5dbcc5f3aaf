import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Effect,
  effectKeyOf,
  fromMajor,
  type Inbound,
  LostHold,
  laneBudget,
  laneOf,
  orderId,
  type PlacedOrder,
  type Reply,
  type ReplyKind,
  type StorableBody,
  type Store,
  sku,
  type Turn,
  type TurnOutcome,
  tenantId,
  turnId,
  turnLaneOf,
} from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createVendorLimits } from "../../supabase/vendor-limits/vendor-limits.ts";

const at = new Date("2026-11-20T10:00:00.000Z");
const nothing: TurnOutcome = { heard: [], replies: [], facts: [], orders: [] };

/** What the store promises, whatever it stands on. */
export function storeContract(where: string, open: () => Promise<Home>): void {
  describe(`the store on ${where}`, () => {
    let home: Home;
    let store: Store;
    let chat: Conversation;
    let count = 0;

    beforeEach(async () => {
      home = await open();
      store = createTables(home).store;
      count += 1;
      chat = await store.openConversation({ channel: "telegram", channelChatId: `chat-${count}`, username: "olena" });
    });

    const accept = async (body: StorableBody, externalId: string): Promise<Inbound> => {
      const raw = Buffer.from(JSON.stringify(body));
      const given = {
        conversationId: chat.id,
        source: "telegram",
        externalId: `${count}/${externalId}`,
        raw,
        body,
        at,
      };
      return (await store.accept(given)).inbound;
    };
    const says = (text: string, externalId: string = text): Promise<Inbound> =>
      accept({ kind: "message", text, attachments: [] }, externalId);
    const answers = (text: string): Promise<Inbound> =>
      accept({ kind: "person_message", text, by: "Марія" }, `person/${text}`);
    const claim = async (): Promise<Turn> => {
      const turn = await store.claimTurn(chat.id);
      if (turn === undefined) throw new Error("there is nothing to claim");
      return turn;
    };
    const heardIn = (turn: Turn): TurnOutcome["heard"] =>
      turn.inbounds.flatMap((inbound) =>
        inbound.kind === "message" ? [{ inboundId: inbound.id, text: inbound.text }] : [],
      );
    const reply = (turn: Turn, kind: ReplyKind, text: string): Reply => ({
      id: `${turn.id}/agent/${kind}`,
      turnId: turn.id,
      kind,
      text,
    });
    const sent = async (): Promise<readonly string[]> =>
      (await store.effects(chat.id)).flatMap(({ effect }) =>
        effect.kind === "reply.send" ? [effect.payload.reply.text] : [],
      );

    it("opens one conversation per chat, with one customer", async () => {
      const again = await store.openConversation({ channel: "telegram", channelChatId: `chat-${count}` });
      expect(again).toEqual(chat);
      expect(chat).toMatchObject({ tenant: home.tenant, channel: "telegram", owner: "ai", epoch: 0 });
      expect(await store.load(chat.customerId)).toMatchObject({
        isNew: true,
        username: "olena",
        facts: [],
        orders: [],
      });
      const other = await store.openConversation({ channel: "instagram", channelChatId: `chat-${count}` });
      expect(other.id).not.toBe(chat.id);
      expect(await store.conversation(chat.id)).toEqual(chat);
    });

    it("knows nothing of another tenant's conversation", async () => {
      const stranger = createTables({ ...home, tenant: tenantId(`${home.tenant}-other`) }).store;
      await says("Добрий день");
      expect(await stranger.conversation(chat.id)).toBeUndefined();
      await expect(stranger.claimTurn(chat.id)).rejects.toThrow("There is no conversation");
    });

    it("stores the same external id once", async () => {
      const body = { kind: "message", text: "Добрий день", attachments: [] } as const;
      const given = {
        conversationId: chat.id,
        source: "telegram",
        externalId: `${count}`,
        raw: Buffer.from("1"),
        body,
        at,
      };
      const first = await store.accept(given);
      const second = await store.accept({ ...given, raw: Buffer.from("2"), at: new Date() });
      expect([first.fresh, second.fresh]).toEqual([true, false]);
      expect(second.inbound).toEqual(first.inbound);
      expect(first.inbound).toEqual({ ...body, id: first.inbound.id, conversationId: chat.id, at: at.toISOString() });
      expect((await claim()).inbounds).toHaveLength(1);
    });

    it("stores ten deliveries of one message at once as one", async () => {
      const given = {
        conversationId: chat.id,
        source: "telegram",
        externalId: `${count}`,
        raw: Buffer.from("x"),
        body: { kind: "person_message", text: "Вітаю", by: "Марія" },
        at,
      } as const;
      const results = await Promise.all(Array.from({ length: 10 }, () => store.accept(given)));
      expect(results.filter(({ fresh }) => fresh)).toHaveLength(1);
      expect(new Set(results.map(({ inbound }) => inbound.id)).size).toBe(1);
      expect(await store.conversation(chat.id)).toMatchObject({ owner: "person", epoch: 1 });
    });

    it("keeps the bytes as they came and stores text that Postgres would refuse", async () => {
      const text = "ні\u0000ль і \ud800 половинка";
      const raw = Buffer.from([0x00, 0xff, 0xed, 0xa0, 0x80, 0x00]);
      const given = { conversationId: chat.id, source: "telegram", externalId: `${count}`, raw, at };
      const { inbound } = await store.accept({ ...given, body: { kind: "message", text, attachments: [] } });
      const stored = await home.pool.query<{ raw: Buffer }>(
        "select raw from deskgraph.inbounds where tenant_id = $1 and id = $2",
        [home.tenant, inbound.id],
      );
      expect(stored.rows[0]?.raw.equals(raw)).toBe(true);
      const turn = await claim();
      const replies = [reply(turn, "plain", text)];
      await store.commitTurn(turn, { ...nothing, heard: [{ inboundId: inbound.id, text }], replies });
      const clean = "ніль і \ufffd половинка";
      expect((await store.transcript(chat.id, 10)).map((entry) => entry.text)).toEqual([clean, clean]);
      expect(await sent()).toEqual([clean]);
    });

    it("refuses an id that cannot be stored as it is", async () => {
      const given = { conversationId: chat.id, source: "telegram", raw: Buffer.from("x"), at };
      const body = { kind: "message", text: "a", attachments: [] } as const;
      await expect(store.accept({ ...given, externalId: "a\u0000b", body })).rejects.toThrow("external id");
      await expect(store.openConversation({ channel: "telegram", channelChatId: "" })).rejects.toThrow("chat's id");
    });

    it("makes messages that follow each other one turn, and everything else a turn of its own", async () => {
      await says("Добрий день");
      await says("Є сукня?");
      await accept({ kind: "payment_decision", billId: "o_1", paid: true, by: "Марія" }, "decision");
      await says("Дякую");
      const kinds: string[][] = [];
      for (let turn = await store.claimTurn(chat.id); turn !== undefined; turn = await store.claimTurn(chat.id)) {
        kinds.push(turn.inbounds.map(({ kind }) => kind));
        await store.commitTurn(turn, { ...nothing, heard: heardIn(turn) });
      }
      expect(kinds).toEqual([["message", "message"], ["payment_decision"], ["message"]]);
    });

    it("gives the unfinished turn again, as it was claimed, before a new one", async () => {
      await says("Перше");
      const first = await claim();
      await says("Друге");
      await answers("Я тут");
      const again = await claim();
      expect(again).toEqual({ ...first, claim: 2 });
      await expect(store.commitTurn(first, nothing)).rejects.toThrow(LostHold);
      await store.commitTurn(again, nothing);
      expect((await claim()).inbounds).toMatchObject([{ text: "Друге" }]);
    });

    it("gives one turn to all who claim at once", async () => {
      await says("Добрий день");
      const turns = await Promise.all(Array.from({ length: 8 }, () => claim()));
      expect(new Set(turns.map(({ id }) => id)).size).toBe(1);
    });

    it("commits a turn whole: transcript, sendings, memory, orders, owner", async () => {
      const inbound = await says("Картка 4444 3333 2222 1111, Київ", "card");
      const turn = await claim();
      const order: PlacedOrder = {
        id: orderId(`o_${count}`),
        number: "1001",
        lines: [{ sku: sku("DRESS-S"), title: "Сукня", size: "S", price: fromMajor(1590, "UAH"), quantity: 1 }],
        delivery: { city: "Київ" },
        total: fromMajor(1590, "UAH"),
        paid: fromMajor(200, "UAH"),
        paymentMethod: "prepayment",
        status: "paid",
      };
      const fact = {
        topic: "size",
        text: "носить S",
        quote: "S",
        source: "customer",
        learnedAt: at.toISOString(),
      } as const;
      const result = await store.commitTurn(turn, {
        heard: [{ inboundId: inbound.id, text: "Картка [номер картки], Київ" }],
        replies: [reply(turn, "plain", "Дякую"), reply(turn, "handoff", "Кличу людину")],
        facts: [fact],
        delivery: { city: "Київ", phone: "+380670000000" },
        language: "uk",
        orders: [order],
        owner: "waiting",
      });
      expect(result).toEqual({ alreadyDone: false, sentCount: 2, withheld: [] });
      expect(await store.transcript(chat.id, 10)).toMatchObject([
        { author: "customer", text: "Картка [номер картки], Київ", at: at.toISOString() },
        { author: "ai", text: "Дякую" },
        { author: "ai", text: "Кличу людину" },
      ]);
      expect(await store.conversation(chat.id)).toMatchObject({ owner: "waiting", epoch: 0, language: "uk" });
      expect(await store.load(chat.customerId)).toMatchObject({
        isNew: false,
        language: "uk",
        delivery: { city: "Київ", phone: "+380670000000" },
        facts: [fact],
        orders: [{ id: order.id, number: "1001", status: "paid", total: order.total, lines: order.lines }],
      });
      const [first] = await store.effects(chat.id);
      const subject = `${turn.id}/agent/plain`;
      const key = effectKeyOf({ thread: chat.id, turn: turn.id, node: "commit", kind: "reply.send", subject });
      expect(first?.effect).toEqual({
        kind: "reply.send",
        key,
        lane: laneOf(chat.id, "reply.send"),
        conversationId: chat.id,
        turnId: turn.id,
        node: "commit",
        payload: { reply: reply(turn, "plain", "Дякую"), epoch: 0, by: "ai" },
      });
      expect(await createTables(home).deliveries.effect(key)).toEqual(first?.effect);
    });

    it("leaves the masked text as the only readable one", async () => {
      const inbound = await says("4444 3333 2222 1111", "card");
      const turn = await claim();
      await store.commitTurn(turn, { ...nothing, heard: [{ inboundId: inbound.id, text: "[номер картки]" }] });
      const stored = await home.pool.query<{ body: string }>(
        "select body::text as body from deskgraph.inbounds where tenant_id = $1 and id = $2",
        [home.tenant, inbound.id],
      );
      expect(stored.rows[0]?.body).toContain("[номер картки]");
      expect(stored.rows[0]?.body).not.toContain("4444");
    });

    it("changes nothing when a turn is committed twice", async () => {
      await says("Добрий день");
      const turn = await claim();
      const outcome = { ...nothing, heard: heardIn(turn), replies: [reply(turn, "plain", "Вітаю")] };
      await store.commitTurn(turn, outcome);
      const before = [await store.transcript(chat.id, 10), await store.effects(chat.id)];
      const again = { ...outcome, replies: [reply(turn, "review", "Інше")], owner: "closed" } as const;
      expect(await store.commitTurn(turn, again)).toMatchObject({ alreadyDone: true });
      expect([await store.transcript(chat.id, 10), await store.effects(chat.id)]).toEqual(before);
      expect(await store.conversation(chat.id)).toMatchObject({ owner: "ai", epoch: 0 });
    });

    it("commits once when several do at once", async () => {
      await says("Добрий день");
      const turn = await claim();
      const outcome = { ...nothing, replies: [reply(turn, "plain", "Вітаю")] };
      const results = await Promise.all(Array.from({ length: 6 }, () => store.commitTurn(turn, outcome)));
      expect(results.filter(({ alreadyDone }) => !alreadyDone)).toHaveLength(1);
      expect(await sent()).toEqual(["Вітаю"]);
    });

    it("leaves nothing of a commit that fails", async () => {
      await says("Добрий день");
      const turn = await claim();
      const bad = { topic: "x", text: "x", quote: "x", source: "customer", learnedAt: "not a time" } as const;
      const replies = [reply(turn, "plain", "Вітаю")];
      await expect(store.commitTurn(turn, { ...nothing, replies, facts: [bad], owner: "waiting" })).rejects.toThrow();
      expect(await store.transcript(chat.id, 10)).toEqual([]);
      expect(await sent()).toEqual([]);
      expect(await claim()).toEqual({ ...turn, claim: 2 });
    });

    it("withholds everything the AI would say after a person took over", async () => {
      await says("Скільки коштує?");
      const turn = await claim();
      await answers("Вітаю, я Марія");
      await store.commitTurn(turn, {
        ...nothing,
        heard: heardIn(turn),
        replies: [reply(turn, "plain", "1590"), reply(turn, "review", "Перевірте"), reply(turn, "requisites", "IBAN")],
        owner: "waiting",
      });
      expect(await sent()).toEqual([]);
      expect((await store.transcript(chat.id, 10)).map(({ text, withheld }) => [text, withheld])).toEqual([
        ["Скільки коштує?", undefined],
        ["1590", "owner_changed"],
        ["Перевірте", "owner_changed"],
        ["IBAN", "owner_changed"],
      ]);
      expect(await store.conversation(chat.id)).toMatchObject({ owner: "person", epoch: 1 });
    });

    it("withholds a plain answer that a newer message made stale, and says so when the next turn is claimed", async () => {
      await says("Скільки коштує?");
      const turn = await claim();
      await says("І чи є M?");
      const committed = await store.commitTurn(turn, {
        ...nothing,
        heard: heardIn(turn),
        replies: [reply(turn, "plain", "1590"), reply(turn, "requisites", "IBAN"), reply(turn, "handoff", "Кличу")],
      });
      const stale = `${turn.id}/agent/plain`;
      expect(committed).toEqual({
        alreadyDone: false,
        sentCount: 2,
        withheld: [{ replyId: stale, reason: "newer_message" }],
      });
      expect(await sent()).toEqual(["IBAN", "Кличу"]);
      expect(await claim()).toMatchObject({ unsaid: [stale], inbounds: [{ text: "І чи є M?" }] });
    });

    it("lets nobody wait for ever by writing on: after twenty seconds an answer goes out, stale or not", async () => {
      const inbound = await says("Скільки коштує?");
      await home.pool.query(
        "update deskgraph.inbounds set stored_at = stored_at - interval '21 seconds' where tenant_id = $1 and id = $2",
        [home.tenant, inbound.id],
      );
      const turn = await claim();
      await says("І чи є M?");
      await store.commitTurn(turn, { ...nothing, replies: [reply(turn, "plain", "1590")] });
      expect(await sent()).toEqual(["1590"]);
    });

    it("still says what helps a life at risk after a person took over", async () => {
      await says("…");
      const turn = await claim();
      await answers("Я тут");
      await store.commitTurn(turn, { ...nothing, replies: [reply(turn, "safety", "Ви не самі")] });
      expect(await sent()).toEqual(["Ви не самі"]);
    });

    it("gives an edited message its new words before it is answered, and a turn of its own afterwards", async () => {
      const first = await says("сукня 122", "m1");
      await says("синя", "m2");
      const edit = { kind: "message_edited", ofExternalId: `${count}/m1` } as const;
      await accept({ ...edit, text: "сукня 128" }, "m1/edit1");
      await accept({ ...edit, text: "сукня 134" }, "m1/edit2");
      const turn = await claim();
      expect(turn.inbounds).toMatchObject([
        { id: first.id, text: "сукня 134" },
        { kind: "message", text: "синя" },
      ]);
      await store.commitTurn(turn, { ...nothing, heard: heardIn(turn) });
      expect((await store.transcript(chat.id, 9)).map(({ text }) => text)).toEqual(["сукня 134", "синя"]);
      await accept({ ...edit, text: "сукня 140" }, "m1/edit3");
      expect((await claim()).inbounds).toMatchObject([{ kind: "message", text: "сукня 140", corrects: first.id }]);
    });

    it("masks an edit as well as what it changed", async () => {
      const first = await says("картка", "m1");
      const edit = { kind: "message_edited", ofExternalId: `${count}/m1`, text: "4444 3333 2222 1111" } as const;
      await accept(edit, "m1/edit");
      const heard = [{ inboundId: first.id, text: "[номер картки]", masked: true as const }];
      await store.commitTurn(await claim(), { ...nothing, heard });
      const stored = await home.pool.query<{ all: string }>(
        `select string_agg(body::text || encode(raw, 'escape'), ' ') as all from deskgraph.inbounds
         where tenant_id = $1 and conversation_id = $2`,
        [home.tenant, chat.id],
      );
      expect(stored.rows[0]?.all).not.toContain("4444");
    });

    it("takes a pressed button for the words on it", async () => {
      await accept({ kind: "button_pressed", label: "Повна оплата", data: "pay:total" }, "press");
      expect((await claim()).inbounds).toMatchObject([{ kind: "message", text: "Повна оплата", pressed: "pay:total" }]);
    });

    it("closes a conversation, and opens it again for the customer's next message", async () => {
      await accept({ kind: "closed", by: "Марія" }, "closed");
      expect(await store.conversation(chat.id)).toMatchObject({ owner: "closed", epoch: 1 });
      await says("Ще питання");
      expect(await store.conversation(chat.id)).toMatchObject({ owner: "ai", epoch: 2 });
    });

    it("says what waits and for how long, and whether anything is left to do", async () => {
      expect(await store.isBusy(chat.id)).toBe(false);
      await says("Добрий день");
      expect(await store.waiting(chat.id)).toMatchObject([{ kind: "message", text: "Добрий день" }]);
      expect((await store.waiting(chat.id))[0]?.ageMs).toBeGreaterThanOrEqual(0);
      expect(await store.isBusy(chat.id)).toBe(true);
      const turn = await claim();
      expect(await store.waiting(chat.id)).toEqual([]);
      expect(await store.isBusy(chat.id)).toBe(true);
      await store.commitTurn(turn, { ...nothing, heard: heardIn(turn) });
      expect(await store.isBusy(chat.id)).toBe(false);
    });

    it("counts the failures of a turn, but not those of a claim that is no longer the newest", async () => {
      await says("Добрий день");
      const first = await claim();
      expect(await store.turnFailed(first)).toBe(1);
      const second = await claim();
      expect(await store.turnFailed(first)).toBe(0);
      expect(await store.turnFailed(second)).toBe(2);
    });

    it("drops the effects of a worker whose turn another one finished", async () => {
      await says("Добрий день");
      const turn = await claim();
      await store.commitTurn(turn, nothing);
      const kind = "crm.status";
      const late: Effect = {
        kind,
        payload: { stage: "paid" },
        key: effectKeyOf({ thread: chat.id, turn: turn.id, node: "payment", kind }),
        lane: laneOf(chat.id, kind),
        conversationId: chat.id,
        turnId: turn.id,
        node: "payment",
      };
      await store.put([late]);
      expect(await store.effects(chat.id)).toEqual([]);
    });

    it("sends a person's words to the customer, once, even when the owner changed since", async () => {
      const inbound = await answers("Доброго дня");
      const turn = await claim();
      expect(turn).toMatchObject({ owner: "person", epoch: 1 });
      await accept({ kind: "given_back", by: "Марія" }, "back");
      await store.commitTurn(turn, nothing);
      expect(await store.transcript(chat.id, 10)).toMatchObject([{ author: "person", text: "Доброго дня" }]);
      expect((await store.effects(chat.id)).map(({ effect }) => effect.payload)).toEqual([
        { reply: { id: inbound.id, turnId: turn.id, kind: "plain", text: "Доброго дня" }, epoch: 2, by: "person" },
      ]);
    });

    it("takes nothing from the AI when a person is asked for: what it says, drafts and has not sent yet stays", async () => {
      await says("Скільки коштує?");
      const first = await claim();
      await store.commitTurn(first, { ...nothing, replies: [reply(first, "plain", "1590")] });
      await says("Покличте людину");
      const second = await claim();
      await store.commitTurn(second, { ...nothing, replies: [reply(second, "handoff", "Кличу")], owner: "waiting" });
      await says("А доставка?");
      const served = await claim();
      expect(served).toMatchObject({ owner: "waiting", epoch: 0, unsaid: [] });
      // Given back while it is drafted: it is the AI's own answer all the same.
      await accept({ kind: "given_back", by: "Марія" }, "back");
      await store.commitTurn(served, { ...nothing, replies: [reply(served, "plain", "1–2 дні")] });
      expect(await sent()).toEqual(["1590", "Кличу", "1–2 дні"]);
      const waiting = (await store.effects(chat.id)).map(({ state }) => state);
      expect(waiting).toEqual(["waiting", "waiting", "waiting"]);
    });

    it("withholds what the AI says to a customer for whom a person was asked, once the person is there", async () => {
      await says("Покличте людину");
      const called = await claim();
      await store.commitTurn(called, { ...nothing, owner: "waiting" });
      await says("А доставка?");
      const served = await claim();
      await answers("Вітаю, я Марія");
      await store.commitTurn(served, { ...nothing, replies: [reply(served, "plain", "1–2 дні")] });
      expect(await sent()).toEqual([]);
      expect((await store.transcript(chat.id, 1)).map(({ withheld }) => withheld)).toEqual(["owner_changed"]);
    });

    it("counts an epoch per change of speaker and none for what changes nothing", async () => {
      const state = async (): Promise<unknown[]> => {
        const now = await store.conversation(chat.id);
        return [now?.owner, now?.epoch];
      };
      await answers("Перше");
      await answers("Друге");
      expect(await state()).toEqual(["person", 1]);
      await accept({ kind: "given_back", by: "Марія" }, "back");
      expect(await state()).toEqual(["ai", 2]);
      await accept({ kind: "given_back", by: "Марія" }, "back again");
      expect(await state()).toEqual(["ai", 2]);
      await accept({ kind: "closed", by: "Марія" }, "closed");
      expect(await state()).toEqual(["closed", 3]);
    });

    it("knows of live tickets at a place: by when they were linked, and once solved by the helpdesk's own time", async () => {
      const place = { helpdesk: `desk-${count}`, account: "a" };
      const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
      const linkedSince = (days: number) =>
        home.pool.query("update deskgraph.tickets set linked_at = $3 where tenant_id = $1 and helpdesk = $2", [
          home.tenant,
          place.helpdesk,
          daysAgo(days),
        ]);
      expect(await store.hasLiveTickets(place)).toBe(false);
      await store.linkTicket({ ...place, ticketId: "1", conversationId: chat.id });
      expect(await store.hasLiveTickets(place)).toBe(true);
      expect(await store.hasLiveTickets({ helpdesk: place.helpdesk })).toBe(true);
      expect(await store.hasLiveTickets({ ...place, account: "b" })).toBe(false);
      await linkedSince(89);
      expect(await store.hasLiveTickets(place)).toBe(true);
      await linkedSince(91);
      expect(await store.hasLiveTickets(place)).toBe(false);

      const solvedSince = async (updatedAt: string | undefined): Promise<void> => {
        const seen = await store.linkedTicket(place, "1");
        if (seen === undefined) throw new Error("the ticket is not linked");
        const now = { isSolved: true, ...(updatedAt === undefined ? {} : { updatedAt }) };
        expect(await store.sawTicket(seen, seen, now)).toBe(true);
      };
      await solvedSince(daysAgo(6));
      expect(await store.hasLiveTickets(place)).toBe(true);
      await solvedSince(daysAgo(8));
      expect(await store.hasLiveTickets(place)).toBe(false);
      await solvedSince(undefined);
      expect(await store.hasLiveTickets(place)).toBe(false);
      await linkedSince(6);
      expect(await store.hasLiveTickets(place)).toBe(true);
    });

    it("erases the lanes and the lane budgets of a customer, and of no other", async () => {
      const other = await store.openConversation({ channel: "telegram", channelChatId: `other-${count}` });
      const { budgets } = createVendorLimits(home);
      for (const { id } of [chat, other]) {
        await createTables(home).deliveries.take(turnLaneOf(id));
        await budgets.take(laneBudget("acme", laneOf(id, "reply.send")), { calls: 1, perMs: 60_000 }, 0);
      }
      await budgets.take("acme", { calls: 1, perMs: 60_000 }, 0);
      const nothing = { obligations: [], keep: [], effects: [] };
      expect(await store.erase(chat.id, () => nothing)).toMatchObject({ obligations: [] });
      const left = await home.pool.query<{ name: string }>(
        `select lane as name from deskgraph.lanes where tenant_id = $1 and lane = any($2)
         union all select budget from deskgraph.budgets where tenant_id = $1 and budget = any($3) order by 1`,
        [
          home.tenant,
          [turnLaneOf(chat.id), turnLaneOf(other.id)],
          ["acme", ...[chat, other].map(({ id }) => laneBudget("acme", laneOf(id, "reply.send")))],
        ],
      );
      const names = ["acme", laneBudget("acme", laneOf(other.id, "reply.send")), turnLaneOf(other.id)];
      expect(left.rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    });

    it("appends effects in the order they are put, each key once", async () => {
      const effect = (n: number): Effect => {
        const kind = "crm.status";
        return {
          kind,
          payload: { stage: "paid" },
          key: effectKeyOf({ thread: chat.id, turn: "t_1", node: "payment", kind, subject: `${n}` }),
          lane: laneOf(chat.id, kind),
          conversationId: chat.id,
          turnId: turnId("t_1"),
          node: "payment",
        };
      };
      const effects = Array.from({ length: 30 }, (_, n) => effect((n * 7) % 30));
      await store.put(effects.slice(0, 20));
      await store.put([...effects, effects[0] ?? effect(0)]);
      await store.put([]);
      const stored = await store.effects(chat.id);
      expect(stored.map(({ effect: { key } }) => key)).toEqual(effects.map(({ key }) => key));
      expect(stored[0]?.effect).toEqual(effects[0]);
      const tenth = stored[9];
      expect(await store.effects(chat.id, tenth?.seq)).toEqual(stored.slice(10));
    });

    it("shows the newest entries of a transcript, oldest first", async () => {
      for (const text of ["1", "2", "3", "4"]) {
        await says(text);
        const turn = await claim();
        await store.commitTurn(turn, { ...nothing, heard: heardIn(turn) });
      }
      expect((await store.transcript(chat.id, 3)).map(({ text }) => text)).toEqual(["2", "3", "4"]);
    });

    it("merges what is learned of a customer and writes an order once", async () => {
      const order = { lines: [], delivery: {}, total: fromMajor(1, "UAH"), paid: fromMajor(1, "UAH") };
      const placed = { ...order, id: orderId(`o_${count}`), number: "7", paymentMethod: "total" } as const;
      for (const [text, delivery, status] of [
        ["Київ", { city: "Київ", name: "Олена" }, "paid"],
        ["Львів", { city: "Львів" }, "cancelled"],
      ] as const) {
        await says(text);
        await store.commitTurn(await claim(), { ...nothing, delivery, orders: [{ ...placed, status }] });
      }
      const card = await store.load(chat.customerId);
      expect(card.delivery).toEqual({ city: "Львів", name: "Олена" });
      expect(card.orders).toMatchObject([{ number: "7", status: "paid" }]);
    });
  });
}
