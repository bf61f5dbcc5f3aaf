import { z } from "zod";
import type { Violation } from "../policy/violation.ts";

const verdictSchema = z.object({
  n: z.int(),
  verdict: z.enum(["said", "not_said", "no_fact"]),
  quote: z.string().optional(),
});
const answerSchema = z.object({ statements: z.array(verdictSchema) });

/** A quotation of fewer signs stands in any text. */
const leastQuoted = 3;

/**
 * The statements that no source says, by a judge's answer; undefined where the answer cannot be read. A statement
 * counts as said only with a quotation that stands in the sources: a judge may be wrong, too.
 */
export function readVerdicts(
  answer: string,
  statements: readonly string[],
  sources: string,
): readonly Violation[] | undefined {
  const json = /\{[\s\S]*\}/.exec(answer)?.[0];
  const read = json === undefined ? undefined : parsed(json);
  if (read === undefined) return undefined;
  const known = comparable(sources);
  const isQuoted = (quote = ""): boolean => {
    const words = comparable(quote);
    return words.length >= leastQuoted && known.includes(words);
  };
  const unsaid = read.statements.filter(
    ({ verdict, quote }) => verdict === "not_said" || (verdict === "said" && !isQuoted(quote)),
  );
  return unsaid.flatMap(({ n }) => {
    const statement = statements[n - 1];
    return statement === undefined ? [] : [{ code: "not_in_sources" as const, found: statement }];
  });
}

function parsed(json: string): z.output<typeof answerSchema> | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Letters and digits alone: marks, blanks and JSON's escapes differ between a source and its quotation. */
const comparable = (text: string): string =>
  text
    .replace(/\\[nrt"]/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
