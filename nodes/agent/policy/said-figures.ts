import type { SaidFact } from "../ledger/ledger-state.ts";

/** What the customer wrote, and what of it stands in their newest message. */
export interface Said {
  readonly values: ReadonlySet<number>;
  readonly newest: ReadonlySet<number>;
  /** Words with a digit in them: codes, phones, numbers of orders. In lower case. */
  readonly codes: ReadonlySet<string>;
  readonly names: readonly string[];
}

export const saidFigures = (said: readonly SaidFact[]): Said => ({
  values: new Set(said.flatMap(({ values }) => values)),
  newest: new Set(said.at(-1)?.values ?? []),
  codes: new Set(said.flatMap(({ codes }) => codes.map((code) => code.toLowerCase()))),
  names: said.flatMap(({ names }) => names),
});
