import type { Owner } from "./conversation.ts";
import type { PersonsBody } from "./inbound.ts";
import { fromMajor, type Money } from "./money.ts";
import { areSurelyTwo, isSamePerson, type People, type Role, roleOf } from "./people.ts";
import type { PersonAtDoor, ProvenPerson } from "./principal.ts";

/** What a person can do to a conversation, and to how far the assistant is trusted in all of them. */
export const acts = [
  "say",
  "take",
  "give_back",
  "confirm_payment",
  "decline_payment",
  "undo_payment",
  "refund",
  "undo_refund",
  "agree_price",
  "undo_price",
  "change_order",
  "undo_order_change",
  "undo_take",
  "send_draft",
  "discard_draft",
  "close",
  "set_trust",
] as const;
export type Act = (typeof acts)[number];

const everybody: readonly Role[] = ["owner", "manager", "agent"];
const whoDecides: readonly Role[] = ["owner", "manager"];

const mayAct: Readonly<Record<Act, readonly Role[]>> = {
  say: everybody,
  take: everybody,
  give_back: everybody,
  confirm_payment: whoDecides,
  decline_payment: whoDecides,
  undo_payment: whoDecides,
  refund: whoDecides,
  undo_refund: whoDecides,
  agree_price: whoDecides,
  undo_price: whoDecides,
  change_order: whoDecides,
  undo_order_change: whoDecides,
  undo_take: everybody,
  send_draft: everybody,
  discard_draft: everybody,
  close: everybody,
  set_trust: whoDecides,
};
const mayUndoOthers: readonly Role[] = ["owner"];

export const mayDo = (role: Role, act: Act): boolean => mayAct[act].includes(role);

/** Somebody said that the money is there. */
export interface Confirmation {
  /** What colleagues call them. */
  readonly by: string;
  /** Absent where it was said before people were proven. */
  readonly person?: ProvenPerson;
  readonly at: string;
}

/** How many people a payment needs: `secondPersonAbove` is in major units. */
const needsTwo = (due: Money, secondPersonAbove: number | "none"): boolean =>
  secondPersonAbove !== "none" && due.minor > fromMajor(secondPersonAbove, due.currency).minor;

type ConfirmationVerdict = "enough" | "second_needed" | "not_surely_two";

/** Whether the money counts as there now. Two who may be one person are one. */
export function judgeConfirmation(
  due: Money,
  earlier: readonly Confirmation[],
  { person }: Confirmation,
  { secondPersonAbove, people }: { readonly secondPersonAbove: number | "none"; readonly people: People },
): ConfirmationVerdict {
  if (!needsTwo(due, secondPersonAbove)) return "enough";
  if (earlier.length === 0) return "second_needed";
  const isSecond = earlier.some(
    (before) => before.person !== undefined && person !== undefined && areSurelyTwo(before.person, person, people),
  );
  return isSecond ? "enough" : "not_surely_two";
}

type UndoVerdict = "undone" | "too_late" | "not_theirs";

/** A wrong decision is undone within minutes, by who made it or by an owner. */
export function judgeUndo(
  done: { readonly person?: PersonAtDoor | undefined; readonly at: string },
  undo: { readonly person?: PersonAtDoor | undefined; readonly at: string },
  people: People,
): UndoVerdict {
  const { person } = undo;
  if (person === undefined) return "not_theirs";
  const isTheirs = done.person !== undefined && isSamePerson(done.person, person, people);
  if (!isTheirs && !mayUndoOthers.includes(roleOf(person, people))) return "not_theirs";
  const ageMs = Date.parse(undo.at) - Date.parse(done.at);
  return ageMs <= people.undoMinutes * 60_000 ? "undone" : "too_late";
}

/** Which act an arrival is. */
export function actOf(body: PersonsBody): Act {
  switch (body.kind) {
    case "person_message":
      return "say";
    case "payment_decision":
      return body.paid ? "confirm_payment" : "decline_payment";
    case "payment_undone":
      return "undo_payment";
    case "refund_made":
      return "refund";
    case "refund_undone":
      return "undo_refund";
    case "price_agreed":
      return "agree_price";
    case "price_undone":
      return "undo_price";
    case "order_changed":
      return "change_order";
    case "order_change_undone":
      return "undo_order_change";
    case "draft_decision":
      return body.isSent ? "send_draft" : "discard_draft";
    case "taken_over":
      return "take";
    case "take_undone":
      return "undo_take";
    case "given_back":
      return "give_back";
    case "closed":
      return "close";
  }
}

/** The newest act of a conversation. */
export interface DoneAct {
  readonly act: Act;
  /** Absent where nobody knows any more whose name it stands under. */
  readonly person?: PersonAtDoor | undefined;
  readonly at: string;
  readonly ownerBefore: Owner;
}

/** Whoever does one of these has the chat from then on. */
export const holdingActs: readonly Act[] = ["say", "take", "discard_draft"];

/** What an act finds when it is stored: the chat is locked, so nothing comes between. */
export interface ActFinds {
  readonly newest: DoneAct | undefined;
  /** The newest of `holdingActs`: another person's act about money changes nothing about who has the chat. */
  readonly newestHolding: DoneAct | undefined;
  readonly owner: Owner;
  /** Only of an act about a draft: how it stands; absent where it is not there any more. */
  readonly draft?: DraftStanding | undefined;
}

interface DraftStanding {
  /** A person has decided about it. */
  readonly isDecided: boolean;
  /** Something came in since: it is about to be written anew. */
  readonly isOvertaken: boolean;
}

/** Why an act is refused in the moment in which it is stored. */
export type ActRefused =
  | { readonly refused: "nothing_to_undo" | "too_late" | "not_theirs" }
  /** There is no such draft any more. */
  | { readonly refused: "draft_gone" }
  /** Somebody else has the chat; who, where that is known. */
  | { readonly refused: "taken"; readonly by?: PersonAtDoor | undefined };

/** `owner`: whose the chat is from now on, where the act itself does not say it. */
export type ActJudged = ActRefused | { readonly owner?: Owner };

/** A take is undone as long as nobody did anything after it; the chat is whose it was before. */
export function judgeTakeUndo(
  { newest }: Pick<ActFinds, "newest">,
  undo: { readonly person: PersonAtDoor; readonly at: string },
  people: People,
): ActJudged {
  if (newest?.act !== "take") return { refused: "nothing_to_undo" };
  const verdict = judgeUndo(newest, undo, people);
  return verdict === "undone" ? { owner: newest.ownerBefore } : { refused: verdict };
}

/** Of several who claim a chat the first one has it. A person who answers needs no claim. */
export function judgeClaim(
  { newestHolding, owner }: Pick<ActFinds, "newestHolding" | "owner">,
  person: PersonAtDoor,
  people: People,
): ActJudged {
  if (owner !== "person") return {};
  const holder = newestHolding?.person;
  return holder !== undefined && isSamePerson(holder, person, people) ? {} : { refused: "taken", by: holder };
}

/** A draft is decided about once, as long as it is the newest. Whoever throws it away has the chat. */
export function judgeDraft({ draft }: Pick<ActFinds, "draft">, isSent: boolean): ActJudged {
  if (draft === undefined || draft.isDecided || draft.isOvertaken) return { refused: "draft_gone" };
  return isSent ? {} : { owner: "person" };
}

/** What is found out about an act only in the moment in which it is stored; undefined where nothing is. */
export function judgeOf(
  act: Act,
  { person, at, people }: { readonly person: PersonAtDoor; readonly at: string; readonly people: People },
): ((finds: Omit<ActFinds, "draft">) => ActJudged) | undefined {
  if (act === "undo_take") return (finds) => judgeTakeUndo(finds, { person, at }, people);
  // Elsewhere a take tells of what happened there already; a press here asks for it.
  return act === "take" && person.door === "staff_channel" ? (finds) => judgeClaim(finds, person, people) : undefined;
}
