import { formatMoney, isOpen, type Language, type Shop, type Turn, titleAndSize } from "../../src/core/index.ts";
import { suggestToStaff } from "../handoff/suggest-to-staff.ts";
import { holds, nameOf, type reminderIn } from "../sale/follow-up-timers.ts";
import { mostTold } from "../sale/followed-up.ts";
import { followUpTexts } from "../texts/follow-ups.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { FollowUpPatch, FollowUpState } from "./follow-up-state.ts";

type Reminder = NonNullable<ReturnType<typeof reminderIn>>;

/** A message that nobody asked for: once, while the shop is open. Where a person has the chat, they say it or not. */
export function remind(reminder: Reminder, state: FollowUpState, turn: Turn, shop: Shop): Thought<FollowUpPatch> {
  if (turn.owner === "closed" || !isOpen(shop, new Date(turn.at)) || !holds(reminder, state, shop))
    return { patch: {} };
  const language = state.language ?? "uk";
  const text = words(reminder, state, language);
  const told = [...state.followedUp.told, nameOf(reminder, state)].slice(-mostTold);
  const followedUp = { ...state.followedUp, told };
  if (turn.owner !== "ai") return { patch: { followedUp }, effects: [suggestToStaff(reminder.about, text, shop)] };
  const { optOut, howToOptOut } = followUpTexts[language];
  const said = reply(turn, {
    node: "follow_up",
    about: reminder.about,
    kind: "plain",
    text: `${text}\n\n${howToOptOut}`,
    choices: [optOut],
  });
  return { patch: { followedUp, ...sayReplies(state, turn, [said]) } };
}

function words({ about }: Reminder, { draft, bill }: FollowUpState, language: Language): string {
  const texts = followUpTexts[language];
  if (about === "bill" && bill !== null) {
    return texts.bill({ number: bill.number, due: formatMoney(bill.due, language) });
  }
  return texts.cart({ lines: draft.lines.map((line) => `${titleAndSize(line)} × ${line.quantity}`) });
}

export function optedOut(state: FollowUpState, turn: Turn): FollowUpPatch {
  const text = followUpTexts[state.language ?? "uk"].optedOut;
  return {
    awaitedGoods: [],
    followedUp: { ...state.followedUp, told: [...state.followedUp.told], isOptedOut: true },
    ...sayReplies(state, turn, [reply(turn, { node: "follow_up", about: "opted_out", kind: "confirmation", text })]),
  };
}
