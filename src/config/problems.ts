import type { z } from "zod";
import { nearestWord } from "../core/index.ts";

/** zod's issues as lines for a person: where it is and what is expected, never what was found there. */
export const problemsOf = (error: z.ZodError, file: string, example: object): string[] =>
  error.issues.flatMap((issue) => {
    const at = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => {
        const nearest = nearestWord(key, keysAt(example, issue.path));
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
