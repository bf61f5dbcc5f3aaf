import type { SafeFields } from "../core/index.ts";

/**
 * As `shownId` makes them. The ids of the database are longer: who reads one finds its customer by trying all ids of a
 * channel.
 */
const idForm = /^[a-z]_[\w-]{16}$/;
/** A lane is a conversation's queue, or a word where it is nobody's. */
const laneForm = /^(?:[a-z]_[\w-]{16}\/)?[a-z_]{1,32}$/;
/** A traceparent is drawn, and derives from nobody. */
const traceForm = /^[0-9a-f-]{1,64}$/;
const hashForm = /^[0-9a-f]{64}$/;
/** Codes and class names: short words without spaces. */
const codeForm = /^[A-Za-z0-9_.:-]{1,64}$/;
/** What looks like a phone, a card or a bot's token is none of ours, whatever field it stands in. */
const numberRun = /\d{7,}/;

const ids = ["conversationId", "turnId", "inboundId", "effectKey"] as const;
const codes = ["kind", "vendor", "model", "reason", "errorName", "errorCode", "host", "version"] as const;
const numbers = [
  "attempt",
  "failures",
  "count",
  "withheldCount",
  "durationMs",
  "waitMs",
  "afterMs",
  "status",
  "port",
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "costMicros",
] as const;

/** Every field has to be in exactly one of the lists: one that is forgotten does not compile. */
type Listed =
  | (typeof ids)[number]
  | (typeof codes)[number]
  | (typeof numbers)[number]
  | "lane"
  | "trace"
  | "hash"
  | "fresh";
const isComplete: Record<keyof SafeFields, true> extends Record<Listed, true> ? true : never = true;

/** Copies what is on the list and has the form it should have. A caller that is not TypeScript cannot add to it. */
export function safeFields(fields: SafeFields): Record<string, string | number | boolean> {
  void isComplete;
  const given: Readonly<Record<string, unknown>> = { ...fields };
  const safe: Record<string, string | number | boolean> = {};
  const copy = (names: readonly string[], read: (value: unknown) => string | number | boolean): void => {
    for (const name of names) if (given[name] !== undefined) safe[name] = read(given[name]);
  };
  copy(ids, inForm(idForm));
  copy(["lane"], inForm(laneForm));
  copy(["trace"], inForm(traceForm));
  copy(["hash"], inForm(hashForm));
  copy(codes, (value) => safeCode(value));
  copy(numbers, (value) => (typeof value === "number" && Number.isFinite(value) ? Math.round(value) : -1));
  copy(["fresh"], (value) => value === true);
  return safe;
}

const inForm =
  (form: RegExp) =>
  (value: unknown): string =>
    typeof value === "string" && form.test(value) ? value : "invalid";

export const safeCode = (value: unknown): string =>
  typeof value === "string" && codeForm.test(value) && !numberRun.test(value) ? value : "other";

/** An error by its class and code; its message may hold anything. */
export function describeError(error: unknown): Pick<SafeFields, "errorName" | "errorCode"> {
  if (!(error instanceof Error)) return { errorName: "other" };
  const code = "code" in error && typeof error.code === "string" ? { errorCode: error.code } : {};
  return { errorName: error.name, ...code };
}
