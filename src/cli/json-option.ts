import type { Output } from "../console/output.ts";

/** Of each command that lists: what it would print, for a script. */
export const jsonOption = { json: { about: "print JSON, for scripts" } } as const;

export const printJson = (value: unknown, { print }: Pick<Output, "print">): void =>
  print(JSON.stringify(value, null, 2));
