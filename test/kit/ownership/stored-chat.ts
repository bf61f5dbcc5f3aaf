import { memberPrincipal } from "../../../integrations/slack/member-principal.ts";
import {
  type Conversation,
  type DueTimer,
  type EffectKey,
  type Fence,
  type InboundBody,
  LostHold,
  laneOf,
  NotAllowed,
  type Timers,
  type Turn,
} from "../../../src/core/index.ts";
import { actOfArrival } from "../../../src/inbox/act-of-arrival.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { createTables, type Tables } from "../../../supabase/store/store.ts";
import { createTimers } from "../../../supabase/store/timers.ts";
import { type PersonsMove, timeOf } from "./arrivals.ts";
import { comesTo, modelShop, parkedAs, wish } from "./mind.ts";
import type { Move } from "./moves.ts";
import { firstWorld, type Memory, type Who, type World } from "./world.ts";

/** A chat in a real database, to which the same is done as to the model's. */
export class StoredChat {
  readonly #tables: Tables;
  readonly #timers: Timers;
  readonly #chat: Conversation;
  #memory: Memory = firstWorld.memory;
  readonly #turns = new Map<number, Turn>();
  #sending: { readonly fence: Fence; readonly key: EffectKey } | undefined;
  #nowMs: number = firstWorld.atMs;

  private constructor(home: Home, chat: Conversation) {
    this.#tables = createTables(home, { now: () => new Date(this.#nowMs) });
    this.#timers = createTimers(home);
    this.#chat = chat;
  }

  static async open(home: Home, name: string): Promise<StoredChat> {
    const chat = await createTables(home).store.openConversation({ channel: "test", channelChatId: name });
    return new StoredChat(home, chat);
  }

  get id(): Conversation["id"] {
    return this.#chat.id;
  }

  /** `before` is how the model stood: times and names of what arrives are the same. */
  async take(move: Move, before: World): Promise<void> {
    this.#nowMs = before.atMs;
    switch (move.does) {
      case "say":
        return this.#arrive({ kind: "message", text: move.asks ? wish : "Яка ціна?", attachments: [] }, before);
      case "act":
        return this.#arrive(bodyOf(move.act, move.who), before);
      case "claim":
        return this.#claim(before);
      case "commit":
        return this.#commit(move.claim, comesTo);
      case "park":
        return this.#commit(move.claim, parkedAs);
      case "send":
        return this.#send();
      case "sent":
        return this.#sent();
      case "die":
        this.#turns.clear();
        this.#sending = undefined;
        return;
      case "pass":
        return;
      case "fire":
        await this.#fire(before, true);
        return;
      case "note_fired":
        return this.#noteFired(before);
    }
  }

  async #arrive(body: InboundBody, before: World): Promise<void> {
    const { store } = this.#tables;
    const at = new Date(timeOf(before));
    const conversationId = this.#chat.id;
    const did = await actOfArrival(body, { conversationId, at }, { people: modelShop.people });
    const externalId = `${conversationId}/${before.count}`;
    await store
      .accept({ conversationId, source: "model", externalId, raw: new Uint8Array(), at, ...did })
      .catch((error: unknown) => {
        if (!(error instanceof NotAllowed)) throw error;
      });
  }

  async #claim({ claimed }: World): Promise<void> {
    const turn = await this.#tables.store.claimTurn(this.#chat.id);
    if (turn === undefined) throw new Error("there is nothing to claim");
    this.#turns.set(claimed === undefined ? 1 : claimed.claim + 1, turn);
  }

  async #commit(claim: number, think: typeof comesTo): Promise<void> {
    const turn = this.#turns.get(claim);
    if (turn === undefined) throw new Error("nobody works on it");
    this.#turns.delete(claim);
    const { outcome, memory } = think(this.#memory, turn);
    try {
      const { alreadyDone } = await this.#tables.store.commitTurn(turn, outcome);
      if (!alreadyDone) this.#memory = memory;
    } catch (error) {
      if (!(error instanceof LostHold)) throw error;
    }
  }

  async #send(): Promise<void> {
    const { deliveries } = this.#tables;
    const fence = await deliveries.take(laneOf(this.#chat.id, "reply.send"));
    const head = await deliveries.head(fence, []);
    if (head === undefined) throw new Error("there is nothing to send");
    const claimed = await deliveries.claim(fence, head.key);
    this.#sending = claimed === "withheld" ? undefined : { fence, key: head.key };
  }

  async #sent(): Promise<void> {
    if (this.#sending === undefined) throw new Error("nothing is being sent");
    const { fence, key } = this.#sending;
    await this.#tables.deliveries.settle(fence, key, { to: "done", receipt: { externalId: key } });
    this.#sending = undefined;
  }

  async #fire({ atMs, count }: World, isFresh: boolean): Promise<DueTimer> {
    const due = await this.#timers.due(new Date(atMs), { names: ["handoff"], limit: 1_000 });
    const timer = due.find(({ conversationId }) => conversationId === this.#chat.id);
    if (timer === undefined) throw new Error("no timer is due");
    const { fresh } = await this.#tables.store.accept({
      conversationId: this.#chat.id,
      source: "clock",
      externalId: `${this.#chat.id}/${timer.mark}`,
      raw: new Uint8Array(),
      at: new Date(timeOf({ atMs, count })),
      body: { kind: "timer", timer: timer.body },
    });
    if (fresh !== isFresh) throw new Error(isFresh ? "the timer was there already" : "the timer arrived twice");
    return timer;
  }

  /** Whoever notes it may be another process: it arrives once more, and is known. */
  async #noteFired(before: World): Promise<void> {
    await this.#timers.fired(await this.#fire(before, false), new Date(before.atMs));
  }
}

function bodyOf(act: PersonsMove, who: Who): InboundBody {
  const by = memberPrincipal(who, { name: who, rank: "admin" });
  switch (act) {
    case "take":
      return { kind: "taken_over", by };
    case "undo":
      return { kind: "take_undone", by };
    case "back":
      return { kind: "given_back", by };
    case "close":
      return { kind: "closed", by };
    case "word":
      return { kind: "person_message", text: "Вітаю", by };
    case "money":
      return { kind: "payment_decision", billId: "b", paid: true, by };
  }
}
