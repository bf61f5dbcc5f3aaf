import type { Violation } from "../policy/violation.ts";

/** Undefined where a text may be sent. */
type Faults = readonly Violation[] | undefined;

interface TwoChecks {
  /** By code, and where code finds nothing, by the judge. */
  readonly faultsIn: (draft: string) => Promise<Faults>;
  /** Whether a part of a draft may be sent: code finds nothing in it, and no statement that the judge refused. */
  readonly holds: (part: string) => boolean;
}

export function twoChecks(
  inCode: (text: string) => Faults,
  judge: (draft: string) => Promise<readonly Violation[]>,
): TwoChecks {
  const refused: string[] = [];
  return {
    faultsIn: async (draft) => {
      const faults = inCode(draft);
      if (faults !== undefined) return faults;
      const unsaid = await judge(draft);
      refused.push(...unsaid.map(({ found }) => found));
      return unsaid.length === 0 ? undefined : unsaid;
    },
    holds: (part) => inCode(part) === undefined && !refused.some((statement) => part.includes(statement)),
  };
}
