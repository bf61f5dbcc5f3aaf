import { type HandoffReason, handoffReasons } from "../../src/core/index.ts";
import { answer, asides } from "./answer.ts";
import { type Call, neededCalls, pageCalls } from "./calls.ts";
import type { Situation } from "./situation.ts";
import { isSameCall } from "./tool-steps.ts";

type Decision =
  /** Words beside a call are read before what the product says of it. */
  | { readonly kind: "call"; readonly calls: readonly Call[]; readonly text: string }
  | { readonly kind: "say"; readonly text: string };

/** The agent hands a turn with more tool calls than this to a person, as one that goes round in circles. */
const maxCallsPerTurn = 6;

/** The next step of the turn: tools, or words. The same situation always gives the same step. */
export function decide(situation: Situation): Decision {
  const { words, steps, canCall } = situation;
  if (situation.wasRejected) return { kind: "say", text: `${words.trouble} ${words.questions.offer_person}` };
  const fresh = neededCalls(situation).filter(
    (call) => canCall(call.name) && !steps.some((step) => isSameCall(step, call)),
  );
  const calls = withinLimit(fresh, maxCallsPerTurn - steps.length);
  if (calls.length > 0) return { kind: "call", calls, text: textBeside(calls, situation) };
  const text = answer(situation);
  // Who reads the same again without asking for it has not been understood either.
  const isAsked = situation.heard.isQuestion || situation.heard.isOtherLanguage;
  const isSaidAlready = !isAsked && text !== "" && situation.lastShopText.endsWith(text);
  if (!text.endsWith(words.notUnderstood) && !isSaidAlready) return { kind: "say", text };
  // What is not understood may be written on a page of the shop's; else the customer chooses.
  const pages = canCall("search_knowledge") ? pageCalls(situation) : [];
  const offers = noteForPerson(situation) ?? (canCall("offer_choices") ? [{ name: "offer_choices", args: {} }] : []);
  const instead = pages.length > 0 ? pages : offers;
  return instead.length > 0 ? { kind: "call", calls: instead, text: "" } : { kind: "say", text };
}

/** More about the matter for which a person is awaited is theirs to read, and the customer hears how it stands. */
function noteForPerson({ context: { awaited }, canCall }: Situation): Call[] | undefined {
  if (awaited === undefined || !canCall("call_person")) return undefined;
  const reason = handoffReasons.find((known) => known === awaited.reason && !ofTheProduct.has(known)) ?? "other";
  return [{ name: "call_person", args: { reason } }];
}

/** Reasons that no model may name. */
const ofTheProduct: ReadonlySet<HandoffReason> = new Set<HandoffReason>(["abuse", "spam", "policy", "failed"]);

/** After the order is shown nothing more is said: what else was asked is answered beside it. */
const textBeside = (calls: readonly Call[], situation: Situation): string =>
  calls.some(({ name }) => name === "checkout") ? asides(situation).join("\n") : "";

/** Notes for next time give way to what the customer waits for. */
function withinLimit(calls: readonly Call[], left: number): readonly Call[] {
  if (calls.length <= left) return calls;
  return calls.filter(({ name }) => name !== "remember").slice(0, Math.max(0, left));
}
