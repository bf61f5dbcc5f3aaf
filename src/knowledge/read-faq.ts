import { parse } from "csv-parse/sync";
import { z } from "zod";
import { languages, misspeltColumns, type Passage } from "../core/index.ts";
import type { LoadedKnowledge } from "./loaded.ts";

const cell = z.string("it is missing").min(1, "it is empty");
const rowSchema = z.object({
  question: cell,
  answer: cell,
  language: z
    .union([z.literal(""), z.enum(languages)], `one of ${languages.join(", ")}, or nothing, is expected`)
    .optional(),
});

/** Questions with their answers, one a line: columns question, answer and, if wanted, language. */
export function passagesOfFaq(content: string, file: string): LoadedKnowledge {
  const lines: number[] = [];
  let columns: readonly string[] = [];
  let rows: unknown[];
  try {
    rows = parse(content, {
      columns: (names: string[]) => {
        columns = names.map((name) => name.trim().toLowerCase());
        return [...columns];
      },
      delimiter: (content.split("\n", 1)[0] ?? "").includes(";") ? ";" : ",",
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (record: unknown, { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
  } catch {
    return {
      problems: [`knowledge ${file}: it is not valid CSV (is a quote left open, or a column missing in a line?)`],
    };
  }
  const read = readRows(rows, (at) => `knowledge ${file}: line ${lines[at] ?? at + 2}`);
  if ("problems" in read) return read;
  const misspelt = misspeltColumns(columns, Object.keys(rowSchema.shape));
  const warnings = misspelt.map((each) => `knowledge ${file}: ${each}`);
  return warnings.length === 0 ? read : { ...read, warnings };
}

function readRows(rows: readonly unknown[], placeOf: (at: number) => string): LoadedKnowledge {
  const problems: string[] = [];
  const passages = rows.flatMap((row, at): Passage[] => {
    const { data, error } = rowSchema.safeParse(row);
    if (data !== undefined) {
      const { question: title, answer: text, language } = data;
      return [{ title, text, ...(language ? { language } : {}) }];
    }
    problems.push(...error.issues.map(({ path, message }) => `${placeOf(at)}, ${path.join(".")}: ${message}`));
    return [];
  });
  return problems.length > 0 ? { problems: problems.slice(0, 20) } : { passages };
}
