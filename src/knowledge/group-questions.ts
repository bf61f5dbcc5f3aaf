import { termsOf } from "./terms.ts";

interface Asked {
  readonly question: string;
  readonly askedAt: string;
}

/** Questions of the same words, however they were put. */
interface AskedOften {
  /** As it was asked last. */
  readonly question: string;
  readonly count: number;
  readonly lastAt: string;
}

/** What is asked most comes first; of equals, what was asked last. The list begins with the newest. */
export function groupQuestions(asked: readonly Asked[]): readonly AskedOften[] {
  const groups = Map.groupBy(asked, ({ question }) => [...new Set(termsOf(question))].sort().join(" ") || question);
  return [...groups.values()]
    .flatMap((group): AskedOften[] => {
      const [newest] = group;
      return newest === undefined ? [] : [{ question: newest.question, count: group.length, lastAt: newest.askedAt }];
    })
    .sort((a, b) => b.count - a.count || b.lastAt.localeCompare(a.lastAt));
}
