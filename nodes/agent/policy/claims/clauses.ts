export interface Clause {
  readonly text: string;
  /** Where in its sentence it begins. */
  readonly start: number;
  /** It stands in brackets: what it speaks of stands before them. */
  readonly isAside: boolean;
}

/** A sentence as the parts between its commas, dashes and brackets. */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let isAside = false;
  for (const mark of sentence.matchAll(/[,;:()](?!\d)| - /gu)) {
    clauses.push({ text: sentence.slice(start, mark.index), start, isAside });
    start = mark.index + mark[0].length;
    isAside = mark[0] === "(";
  }
  clauses.push({ text: sentence.slice(start), start, isAside });
  return clauses.filter(({ text }) => text.trim() !== "");
}
