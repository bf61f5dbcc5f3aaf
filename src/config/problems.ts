import type { z } from "zod";

/** zod's issues as lines for a person: where it is and what is expected, never what was found there. */
export const problemsOf = (error: z.ZodError, file: string, example: object): string[] =>
  error.issues.flatMap((issue) => {
    const at = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => {
        const nearest = nearestOf(key, keysAt(example, issue.path));
        const where = at === "" ? key : `${at}.${key}`;
        return `${file}: ${where}: there is no such setting${nearest === undefined ? "" : `; is it ${nearest}?`}`;
      });
    }
    return [`${file}: ${at}: ${expectation(issue)}`];
  });

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `${/^[aeio]/.test(issue.expected) ? "an" : "a"} ${issue.expected} is expected`;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")} is expected`;
    case "invalid_union":
      return issue.message.startsWith("Invalid")
        ? "it is none of the forms this setting can have"
        : `${issue.message} is expected`;
    case "too_small":
      return "it is too short or too small";
    case "too_big":
      return "it is too long or too big";
    default:
      return issue.message.startsWith("Invalid") ? "it does not have the right form" : `${issue.message} is expected`;
  }
}

const keysAt = (example: object, path: readonly PropertyKey[]): string[] => {
  const at = path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    example,
  );
  return typeof at === "object" && at !== null ? Object.keys(at) : [];
};

function nearestOf(key: string, known: readonly string[]): string | undefined {
  const ranked = known.map((each) => ({ each, steps: distance(key.toLowerCase(), each.toLowerCase()) }));
  const best = ranked.sort((a, b) => a.steps - b.steps)[0];
  return best !== undefined && best.steps <= Math.max(2, key.length / 3) ? best.each : undefined;
}

/** How many letters must be added, dropped or changed: enough to tell a typing slip from another word. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
