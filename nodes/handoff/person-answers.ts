import type { PersonWaits } from "../../src/core/index.ts";

export interface AnswerDeps {
  /** Whether anything of the shop's brings a matter to a person; absent: it does. */
  readonly reachesPerson?: boolean | (() => Promise<boolean>);
  /** Absent: it is not known how long they take. */
  readonly personWaits?: PersonWaits;
}

/** What is known of how people answer, in this moment. */
export interface PersonAnswers {
  readonly reachesPerson: boolean;
  readonly usualMs?: number;
}

export async function personAnswers(deps: AnswerDeps): Promise<PersonAnswers> {
  const reachesPerson = await canReachPerson(deps);
  const usualMs = reachesPerson ? await deps.personWaits?.usualMs() : undefined;
  return { reachesPerson, ...(usualMs === undefined ? {} : { usualMs }) };
}

export const canReachPerson = async ({ reachesPerson = true }: Pick<AnswerDeps, "reachesPerson">): Promise<boolean> =>
  typeof reachesPerson === "boolean" ? reachesPerson : reachesPerson();
