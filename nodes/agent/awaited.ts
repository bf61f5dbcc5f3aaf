import { z } from "zod";
import { type Language, reasonNow, type Shop, type Turn } from "../../src/core/index.ts";
import type { Handoff } from "../handoff/handoff-state.ts";
import type { PersonAnswers } from "../handoff/person-answers.ts";
import { whenAnswered } from "../handoff/when-answered.ts";
import { isAwaited } from "../turn/turn-signals.ts";

/** What the model is told while a person was asked for and none has taken the chat. */
export const awaitedSchema = z.object({
  awaited: z
    .object({
      /** Why, as `call_person` knows it. */
      reason: z.string(),
      wanted: z.string().exactOptional(),
      /** ISO time; absent where it is not known. */
      since: z.string().exactOptional(),
      /** When people answer, in the customer's language. */
      people_answer: z.string(),
    })
    .exactOptional(),
});
type Awaited = z.output<typeof awaitedSchema>;

export function awaitedContext(
  handoff: Handoff | null,
  turn: Turn,
  language: Language,
  { shop, answers }: { readonly shop: Shop; readonly answers: PersonAnswers },
): Awaited {
  if (!isAwaited(turn)) return {};
  const { reason = "failed", wanted, since } = handoff ?? {};
  return {
    awaited: {
      reason: reasonNow(reason),
      ...(wanted === undefined ? {} : { wanted }),
      ...(since === undefined ? {} : { since }),
      people_answer: whenAnswered(turn, language, shop, answers).when,
    },
  };
}

/** Only in the prompt of such a turn. */
export const awaitedRules = ({ awaited }: Awaited): readonly string[] =>
  awaited === undefined
    ? []
    : [
        "",
        "A person was called for awaited and has not answered yet. Go on helping: answer questions, take orders, comfort.",
        "Decide and promise nothing about that matter; it is the person's. Asked when: awaited.people_answer. More about that",
        "matter, or a new wish for a person: call_person.",
      ];
