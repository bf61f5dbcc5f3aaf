import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, createApp } from "../../../src/app.ts";
import {
  armCrashPoints,
  type Conversation,
  type InboundBody,
  isAis,
  NotAllowed,
  type ReplyDraft,
  trustAll,
  turnLaneOf,
} from "../../../src/core/index.ts";
import { noSettleWindow } from "../../../src/inbox/settle-window.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { freely, testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";
import { type MortalHome, mortalHome } from "../../kit/mortal-home.ts";
import { person } from "../../kit/person.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { seededRandom } from "../../kit/seeded-random.ts";
import { until } from "../../kit/until.ts";

/** A thousand take a quarter of an hour, and were tried (2026-11-30). */
const runs = inSmall(20, 150);
const ira = person("ira");
const steps = [
  "say",
  "say",
  "approve",
  "race",
  "race",
  "edit",
  "discard",
  "take",
  "give_back",
  "restart",
  "rest",
] as const;

/** A word that no other answer has. */
const wordOf = (n: number): string =>
  `так${[...String(n)].map((digit) => "абвгдежзик".charAt(Number(digit))).join("")}`;

/** One product on one home that is killed and started again, as often as it takes. */
class Shop {
  readonly #base: Home;
  #mortal: MortalHome | undefined;
  #app: App | undefined;
  #lanes = inlineLanes();
  /** Of each start, so that no two answers are the same. */
  #starts = 0;

  constructor(base: Home) {
    this.#base = base;
  }

  get app(): App {
    if (this.#app === undefined) throw new Error("it does not run");
    return this.#app;
  }

  async start(): Promise<void> {
    this.#mortal = mortalHome(this.#base);
    this.#lanes = inlineLanes();
    this.#starts += 1;
    const start = this.#starts;
    const config = await testConfig();
    this.#app = await createApp({
      config: { ...config, shop: { ...config.shop, trust: trustAll("draft") } },
      home: this.#mortal.home,
      settleWindow: noSettleWindow,
      engine: async () => this.#lanes,
      limits: { budgets: freely },
      model: new ScriptedModel((_messages, index) => ({ text: `${wordOf(start * 1_000 + index)}.` })),
    });
    await this.#app.work();
  }

  /** It dies after some statements, if it does not come to rest before. */
  dieAfter(statements: number): void {
    this.#mortal?.dieAfter(statements);
  }

  isDead(): boolean {
    return this.#mortal?.isDead() ?? true;
  }

  async restart(id: Conversation["id"]): Promise<void> {
    this.dieAfter(0);
    await this.#app?.close().catch(() => undefined);
    await this.start();
    await this.#lanes.wake([turnLaneOf(id)]);
  }
}

interface Trace {
  /** What the customer may read of the assistant: it was approved, in these words. */
  readonly approved: Set<string>;
  readonly steps: string[];
}

describe("drafts in any order of what may happen", () => {
  let base: Home;
  let shop: Shop;
  beforeAll(async () => {
    base = await freshHome();
    shop = new Shop(base);
    await shop.start();
  });
  afterAll(() => shop.app.close());

  async function accept(of: Conversation, externalId: string, body: InboundBody): Promise<boolean> {
    try {
      await shop.app.accept({ conversationId: of.id, source: "test", externalId, body });
      return true;
    } catch (error) {
      if (error instanceof NotAllowed) return false;
      throw error;
    }
  }

  async function decide(of: Conversation, at: string, verb: "approve" | "edit" | "discard", trace: Trace) {
    const draft: ReplyDraft | undefined = await shop.app.store.replyDraft(of.id);
    if (draft === undefined) return;
    const text =
      verb === "edit"
        ? `людською мовою ${at.replaceAll(/\d/g, (digit) => "абвгдежзик".charAt(Number(digit)))}`
        : undefined;
    const said = text === undefined ? {} : { text };
    const isSent = verb !== "discard";
    if (!(await accept(of, at, { kind: "draft_decision", draftId: draft.id, isSent, by: ira, ...said }))) return;
    if (isSent) for (const each of text === undefined ? draft.texts : [text]) trace.approved.add(each);
  }

  async function take(of: Conversation, at: string, step: (typeof steps)[number], trace: Trace): Promise<void> {
    switch (step) {
      case "say":
        await accept(of, at, { kind: "message", text: `питання ${at}`, attachments: [] });
        return;
      case "approve":
      case "edit":
      case "discard":
        return decide(of, at, step, trace);
      case "race":
        return race(of, at, trace);
      case "take":
        await accept(of, at, { kind: "taken_over", by: ira });
        return;
      case "give_back":
        await accept(of, at, { kind: "given_back", by: ira });
        return;
      case "restart":
        return dieWhile(of, at, trace);
      case "rest":
        return shop.app.settle(of.id);
    }
  }

  /** While it is being sent, the customer writes or a person takes the chat. */
  async function race(of: Conversation, at: string, trace: Trace): Promise<void> {
    const random = seededRandom(Number(at.replaceAll(/\D/g, "")));
    const body: InboundBody =
      random() < 0.7 ? { kind: "message", text: `питання ${at}`, attachments: [] } : { kind: "taken_over", by: ira };
    let between: Promise<unknown> | undefined;
    armCrashPoints((point) => {
      if (point === "turn.claimed") between ??= accept(of, `${at}/between`, body);
    });
    await decide(of, at, "approve", trace);
    await until(async () => between !== undefined || !(await isBusy(base, of)));
    armCrashPoints(undefined);
    await (between ?? accept(of, `${at}/between`, body));
  }

  /** A person presses, or the customer writes, at a process that is about to die; what was accepted may be known or not. */
  async function dieWhile(of: Conversation, at: string, trace: Trace): Promise<void> {
    const draft = await shop.app.store.replyDraft(of.id);
    const say = () => accept(of, `${at}/last`, { kind: "message", text: `питання ${at}`, attachments: [] });
    shop.dieAfter(at.length + Math.floor(seededRandom(at.length + Number(at.replaceAll(/\D/g, "")))() * 60));
    for (const text of draft?.texts ?? []) trace.approved.add(text);
    await (draft === undefined ? say() : decide(of, at, "approve", trace)).catch(() => undefined);
    await until(async () => shop.isDead() || !(await isBusy(base, of)));
    await shop.restart(of.id);
  }

  it.each(Array.from({ length: runs }, (_, at) => at))("number %i", async (run) => {
    const random = seededRandom(run);
    const of = await shop.app.open({ channel: "test", channelChatId: `run-${run}` });
    const trace: Trace = { approved: new Set(), steps: [] };
    await accept(of, `${run}/first`, { kind: "message", text: "Добрий день", attachments: [] });
    for (let at = 0; at < 8; at += 1) {
      const step = steps[Math.floor(random() * steps.length)] ?? "rest";
      trace.steps.push(step);
      if (random() < 0.6) await until(async () => !(await isBusy(base, of)));
      await take(of, `${run}/${at}`, step, trace);
    }
    if (random() < 0.3) await shop.restart(of.id);
    await shop.app.settle(of.id);
    await holds(of, trace);
  });

  /** What has to be true when all has come to rest. */
  async function holds(of: Conversation, { approved, steps: taken }: Trace): Promise<void> {
    const { store } = shop.app;
    const effects = (await store.effects(of.id)).map(({ effect }) => effect);
    const said = effects.flatMap((effect) =>
      effect.kind === "reply.send" && effect.payload.by === "ai" ? [effect.payload.reply] : [],
    );
    const spoken = said.filter(({ kind }) => kind === "plain").map(({ text }) => text);
    const why = `${taken.join(" ")}: ${spoken.join(" | ")}`;
    // Nothing that was not approved, nothing twice.
    expect(
      spoken.filter((text) => !approved.has(text)),
      why,
    ).toEqual([]);
    expect(new Set(spoken).size, why).toBe(spoken.length);
    // Nothing of what was not approved is anywhere but in what the staff were told and in what waits.
    const draft = await store.replyDraft(of.id);
    const transcript = await store.transcript(of.id, 100);
    const elsewhere = JSON.stringify([
      effects.filter(({ kind, payload }) => !(kind === "staff.post" && payload.topic === "draft")),
      await shop.app.stateOf(of.id),
      transcript,
    ]);
    const words = effects.flatMap(({ kind, payload }) =>
      kind === "staff.post" && payload.topic === "draft" ? (payload.text.match(/так[абвгдежзик]+(?=\.)/g) ?? []) : [],
    );
    const discarded = words.filter((word) => ![...approved].some((text) => text.includes(`${word}.`)));
    expect(
      discarded.filter((word) => elsewhere.includes(`${word}.`)),
      why,
    ).toEqual([]);
    await answersTheNewest(of, why);
    // What is approved is said whole or not at all: nothing is left of an answer that came too late.
    expect(
      transcript.filter(({ withheld }) => withheld === "newer_message" || withheld === "not_approved"),
      why,
    ).toEqual([]);
    // Nobody waits in silence: what the customer wrote waits for a person's word, is answered, or is a person's.
    const owner = (await store.conversation(of.id))?.owner ?? "ai";
    const last = transcript.at(-1);
    expect(draft !== undefined || !isAis(owner) || last?.author !== "customer", `${why} / ${owner}`).toBe(true);
  }

  /** What the customer had written when an answer was sent stands above it: it was written for all of that. */
  async function answersTheNewest(of: Conversation, why: string): Promise<void> {
    const { rows } = await base.pool.query<{ said: string; asked: string }>(
      `select s.text as said, m.body ->> 'text' as asked
       from deskgraph.transcript s
       join deskgraph.turns t on t.tenant_id = s.tenant_id and t.id = s.turn_id
       join deskgraph.inbounds m on m.tenant_id = s.tenant_id and m.conversation_id = s.conversation_id
         and m.kind = 'message' and m.stored_at < t.done_at
       left join deskgraph.transcript a on a.tenant_id = m.tenant_id and a.conversation_id = m.conversation_id
         and a.entry_id = m.id
       where s.tenant_id = $1 and s.conversation_id = $2 and s.approved_by is not null and s.withheld is null
         and coalesce(a.seq, 9223372036854775807) > s.seq`,
      [base.tenant, of.id],
    );
    expect(rows, why).toEqual([]);
  }
});

const isBusy = async ({ pool, tenant }: Home, { id }: Conversation): Promise<boolean> => {
  const { rows } = await pool.query<{ is: boolean }>(
    `select exists (select from deskgraph.inbounds where tenant_id = $1 and conversation_id = $2 and turn_id is null)
       or exists (select from deskgraph.turns where tenant_id = $1 and conversation_id = $2 and done_at is null) as is`,
    [tenant, id],
  );
  return rows[0]?.is ?? false;
};
