import { draftTexts } from "../../nodes/texts/drafts/draft-texts.ts";
import { texts } from "../../nodes/texts/texts.ts";
import {
  buildEffect,
  type Choice,
  clip,
  type Deliverer,
  type Effect,
  type EffectDraft,
  type EffectOf,
  type Language,
  type Log,
  type StaffPlaces,
  type Store,
  type TicketPlace,
  turnId,
} from "../core/index.ts";
import { isOwed } from "./link-ticket.ts";

type Post = EffectOf<"staff.post">;

interface StaffPostDeps {
  readonly store: Pick<Store, "put" | "effects" | "newestTicket" | "ticketRequest">;
  readonly staff: Pick<StaffPlaces, "places">;
  readonly helpdesks: readonly TicketPlace[];
  readonly staffLanguage: Language;
  readonly log: Log;
}

/** Long enough to be told from others in a list. */
const subjectMaxChars = 100;

/**
 * Where the shop's people meet nowhere but at a helpdesk, they hear there of what waits for them: money, drafts, a
 * customer to whom nobody came. It stands on the conversation's open ticket, or on one of its own. Hand-overs and
 * customers' words come there by themselves. What is about the whole shop is no customer's ticket: it is an alarm.
 */
export const staffPostsAtHelpdesk = (
  usual: Deliverer<"staff.post"> | Choice<"staff.post">,
  deps: StaffPostDeps,
): Choice<"staff.post"> => ({
  choose: async (post) => {
    const goes = whereTo(post);
    if (goes !== "by_itself" && (await deps.staff.places()).length === 0) {
      return goes === "alarm" ? alarmInstead(deps) : atHelpdesk(deps);
    }
    return "choose" in usual ? usual.choose(post) : usual;
  },
});

/** `by_itself`: it is on a ticket already, or nobody has to do anything about it. */
type WhereTo = "alarm" | "ticket" | "by_itself";

function whereTo({ payload: { topic, actions, isOfShop, needsTicket } }: Post): WhereTo {
  if (isOfShop) return "alarm";
  switch (topic) {
    case "payment_proof":
    case "draft":
      return "ticket";
    case "order":
      return actions.some((each) => !each.startsWith("undo_")) ? "ticket" : "by_itself";
    case "message":
    case "trouble":
      return needsTicket ? "ticket" : "by_itself";
    case "handoff":
      return "by_itself";
  }
}

const alarmInstead = ({ log }: StaffPostDeps): Deliverer<"staff.post"> => ({
  deliver: async ({ key, node }) => {
    log.error("staff.post_unseen", { effectKey: key, reason: node });
    return { outcome: "done", receipt: { note: "Nobody of the staff meets anywhere but at the helpdesk." } };
  },
});

/** It becomes an effect of the helpdesk's, in the order of those: no ticket is opened twice beside another one. */
const atHelpdesk = (deps: StaffPostDeps): Deliverer<"staff.post"> => ({
  isSafeToRepeat: true,
  deliver: async (post, { attempt }) => {
    const [note, ticket] = [built(noteOf(post, deps), post), built(ticketOf(post, deps), post)];
    const isPut = attempt > 1 && (await isThere([note, ticket], post, deps));
    if (!isPut) await deps.store.put([(await hasOpenTicket(post, deps)) ? note : ticket]);
    return { outcome: "done", receipt: { note: "It goes to the helpdesk." } };
  },
});

const isThere = async (
  either: readonly Effect[],
  { conversationId }: Post,
  { store }: StaffPostDeps,
): Promise<boolean> =>
  (await store.effects(conversationId)).some(({ effect }) => either.some(({ key }) => key === effect.key));

/** One that is still to be made counts: the note waits for it. */
async function hasOpenTicket({ conversationId }: Post, { store, helpdesks }: StaffPostDeps): Promise<boolean> {
  if (isOwed(await store.ticketRequest(conversationId))) return true;
  const newest = await store.newestTicket(conversationId, helpdesks);
  return newest !== undefined && !newest.isSolved;
}

/** No turn asked for it: what a turn puts after its commit is dropped. */
const built = (draft: EffectDraft, { key, conversationId, node }: Post): Effect =>
  buildEffect(draft, { conversationId, turnId: turnId(`staff/${key}`), node });

function noteOf(post: Post, deps: StaffPostDeps): EffectDraft {
  const { files } = post.payload;
  return {
    kind: "ticket.note",
    payload: { text: postText(post, deps), public: false, ...(files === undefined ? {} : { files }) },
  };
}

function ticketOf(post: Post, deps: StaffPostDeps): EffectDraft {
  const { text, files, topic } = post.payload;
  const [first = text] = text.split("\n");
  const isMoney = topic === "payment_proof" || topic === "order";
  return {
    kind: "ticket.open",
    payload: {
      reason: isMoney ? "payment_problem" : "other",
      priority: isMoney || topic === "draft" ? "high" : "medium",
      subject: clip(first, subjectMaxChars),
      brief: postText(post, deps),
      ...(files === undefined ? {} : { files }),
      tags: [isMoney ? "payment-problem" : topic],
    },
  };
}

/** A helpdesk has no buttons of ours. */
function postText({ payload, conversationId }: Post, { staffLanguage }: StaffPostDeps): string {
  const how = [
    ...(payload.actions.includes("confirm_payment")
      ? [texts[staffLanguage].staff.decideByCommand({ conversationId })]
      : []),
    ...(payload.draftId === undefined ? [] : [draftTexts[staffLanguage].decideByCommand({ id: payload.draftId })]),
  ];
  return [payload.text, ...how].join("\n\n");
}
