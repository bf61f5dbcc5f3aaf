import { z } from "zod";
import { isAis, quietMs, type Reply, ratings, type Turn, writeRating } from "../../src/core/index.ts";
import type { Handoff } from "../handoff/handoff-state.ts";
import { satisfactionWords } from "../texts/satisfaction.ts";
import { reply } from "../turn/outcome.ts";
import { isCustomersTurn, isPersons } from "../turn/turn-signals.ts";
import type { Verdict } from "../turn/verdict.ts";

const noticedSchema = z.object({
  /** ISO time of the newest turn that came by here. */
  at: z.string(),
  /** The customer wrote in this episode. */
  hasWritten: z.boolean(),
  isAsked: z.boolean(),
  /** Somebody was in danger or abusive: nobody asks them how they liked it. */
  isSpared: z.boolean(),
});

/** What decides whether the customer may be asked how content they are, since the episode began. */
export const satisfactionFields = { noticed: noticedSchema.nullable().default(null) };
type Noticed = z.output<typeof noticedSchema>;

interface Seen {
  readonly noticed: Noticed | null;
  readonly handoff: Handoff | null;
  readonly verdict: Verdict | null;
  readonly isMinor: boolean;
}

const sparedReasons: readonly string[] = ["safety", "abuse", "spam", "self_harm", "threat", "injection"];
const sparedVerdicts: readonly Verdict["reason"][] = ["self_harm", "threat", "violence", "minor", "abuse", "spam"];

/** What is known after this turn; the same for a turn that runs again. */
export function notice(state: Seen, turn: Turn, isAsked: boolean): Noticed {
  const hasWords = isCustomersTurn(turn);
  const before = hasWords && isOver(state.noticed, turn) ? null : state.noticed;
  return {
    at: turn.at,
    hasWritten: hasWords || before?.hasWritten === true,
    isAsked: isAsked || before?.isAsked === true,
    isSpared: before?.isSpared === true || isToBeSpared(state, hasWords),
  };
}

/** As the report divides a chat into episodes: see `src/core/episode.ts`. */
const isOver = (noticed: Noticed | null, { at, owner }: Turn): boolean =>
  noticed !== null && owner !== "person" && isAis(owner) && Date.parse(at) - Date.parse(noticed.at) > quietMs;

/** The verdict is about the newest words of the customer's alone. */
const isToBeSpared = ({ handoff, verdict, isMinor }: Seen, hasWords: boolean): boolean =>
  isMinor ||
  sparedReasons.includes(handoff?.reason ?? "") ||
  (hasWords && verdict !== null && verdict.action !== "pass" && sparedVerdicts.includes(verdict.reason));

/** Once an episode, when it was closed or given back, where one press answers it. */
export function mayAsk(state: Seen, turn: Turn, hasButtons: boolean): boolean {
  const isEnd = turn.inbounds.some(({ kind }) => kind === "closed" || kind === "given_back");
  const { hasWritten, isAsked, isSpared } = notice(state, turn, false);
  return isEnd && !isPersons(turn) && hasButtons && hasWritten && !isAsked && !isSpared;
}

/** The end of its id is how the report knows it. */
export function askSatisfaction(turn: Turn, language: keyof typeof satisfactionWords): Reply {
  const { question, answers } = satisfactionWords[language];
  return {
    ...reply(turn, { node: "memory_context", about: "satisfaction", kind: "plain", text: question }),
    buttons: ratings.map((rating) => ({ label: answers[rating], data: writeRating(rating, turn.id) })),
  };
}
