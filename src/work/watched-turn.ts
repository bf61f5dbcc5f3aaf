import { randomUUID } from "node:crypto";
import { draftForStaff, stoppedForStaff, textsIn } from "../../graph/draft-post.ts";
import { withoutNames } from "../../graph/edit-example.ts";
import { rememberedWith } from "../../graph/run-apart.ts";
import { withheldForStaff } from "../../graph/suggested-post.ts";
import {
  type ApartTurn,
  type ClaimedTurn,
  type DraftApproval,
  handlingOf,
  isAis,
  isWatched,
  type Owner,
  type ReplyDraftId,
  replyDraftId,
  type Shop,
  type Store,
  type Trust,
  type Turn,
  type TurnOutcome,
  unapprovedKinds,
  unaskedKinds,
  withWords,
} from "../core/index.ts";
import type { Watched } from "../inbox/turn-worker.ts";

type Values = Readonly<Record<string, unknown>>;

export interface RunMore {
  /** The assistant only reads along: whose the chat is, though the turn is run as a person's. */
  readonly inShadowOf?: Owner;
}

export interface WatchDeps {
  readonly store: Pick<Store, "heldTurn" | "put">;
  readonly shop: Shop;
  /** Runs a turn so that nothing of it happens. */
  readonly apart: (turn: Turn, lost: AbortSignal) => Promise<ApartTurn>;
  /** Runs it as always. */
  readonly run: (turn: Turn, lost: AbortSignal, more?: RunMore) => Promise<TurnOutcome>;
  readonly changeMemory: (memory: Uint8Array, change: (values: Values) => Values) => Promise<Uint8Array>;
}

/** Twelve signs are enough to tell the drafts of a shop from one another, and fit on a button. */
const drawDraftId = (): ReplyDraftId => replyDraftId(`d_${randomUUID().replaceAll("-", "").slice(0, 12)}`);

export const trustIn = ({ trust }: Shop, turn: ClaimedTurn): Trust => ({ ...trust, ...turn.trust });

/**
 * A turn that goes through a person's hands: it is run apart, and what becomes of it is decided by what it came to.
 * Undefined where the assistant answers by itself.
 */
export async function watchTurn(
  deps: WatchDeps,
  turn: ClaimedTurn,
  served: Turn,
  lost: AbortSignal,
): Promise<Watched | undefined> {
  const { shop } = deps;
  if (turn.approved !== undefined) return approved(deps, turn, turn.approved);
  const trust = trustIn(shop, turn);
  if (!isWatched(served, trust)) return unasked(deps, served, trust, lost);
  const apart = await deps.apart(isAis(served.owner) ? served : { ...served, owner: "ai" }, lost);
  const { outcome } = apart;
  switch (handlingOf(served, apart, trust)) {
    case "held": {
      const id = drawDraftId();
      return { is: "held", draft: { id, apart, ...draftForStaff(turn, outcome, id, shop) } };
    }
    case "shadowed": {
      const said = await deps.run({ ...served, owner: "person" }, lost, { inShadowOf: turn.owner });
      const shadow = { asked: said.heard.map(({ text }) => text).join("\n"), texts: textsIn(outcome) };
      return { is: "done", outcome: said, options: shadow.texts.length === 0 ? {} : { shadow } };
    }
    case "said":
      return {
        is: "done",
        outcome,
        options: { apart, unapproved: unapprovedKinds(trust), ...stoppedIn(turn, outcome, shop) },
      };
  }
}

/**
 * A turn in which the customer wrote nothing: what the assistant would say in it of its own accord is not said, and
 * people may say it.
 */
async function unasked(
  { run, store, shop }: WatchDeps,
  turn: Turn,
  trust: Trust,
  lost: AbortSignal,
): Promise<Watched | undefined> {
  const unapproved = unaskedKinds(turn, trust);
  if (unapproved.length === 0) return undefined;
  const outcome = await run(turn, lost);
  await store.put(withheldForStaff(turn, outcome, unapproved, shop));
  return { is: "done", outcome, options: { unapproved } };
}

/** What the check stopped waits for a person's word wherever the assistant may answer by itself, too. */
export function stoppedIn(turn: Turn, outcome: TurnOutcome, shop: Shop) {
  if (outcome.stopped === undefined) return {};
  const id = drawDraftId();
  return { stopped: { id, ...stoppedForStaff(turn, { outcome, id, shop }, outcome.stopped) } };
}

async function approved(
  { store, shop, changeMemory }: WatchDeps,
  turn: ClaimedTurn,
  approval: DraftApproval,
): Promise<Watched> {
  const held = await store.heldTurn(turn.conversationId);
  if (held?.turnId !== turn.id) throw new Error(`Turn ${turn.id} was approved, and nothing of it is there`);
  const { apart } = held;
  const { outcome } = apart;
  if (approval.text === undefined) return { is: "done", outcome, options: { apart, approval } };
  const replies = withWords(outcome.replies, approval.text);
  const memory = await changeMemory(apart.memory, (values) => rememberedWith(values, outcome.replies, replies));
  const edit = {
    asked: withoutNames(outcome.heard.map(({ text }) => text).join("\n")),
    drafted: withoutNames(textsIn(outcome).join("\n")),
    said: withoutNames(approval.text),
  };
  return {
    is: "done",
    outcome: { ...outcome, replies },
    options: { apart: { ...apart, memory }, approval, ...(shop.drafts.keepEdits && { edit }) },
  };
}
