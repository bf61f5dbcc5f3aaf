import type { Failure } from "../../src/core/index.ts";

/** A gateway that waited no longer; the server behind it may still be doing what was asked. */
const impatient: readonly number[] = [408, 502, 504];

/** A write that ended in an error of theirs may have been applied. */
export const unsureWrite = (status: number, code: string): Failure => ({
  outcome: "uncertain",
  code,
  ...(impatient.includes(status) ? { isUnderWay: true } : {}),
});
