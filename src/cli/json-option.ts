import type { Output } from "../console/output.ts";

/** Of each command that lists: what it would print, for a script. */
export const jsonOption = { json: { about: "print JSON, for scripts" } } as const;

/** A list goes out thing by thing: a long one is more than may be said over the socket at once. */
export async function printJson(value: unknown, { print, taken }: Pick<Output, "print" | "taken">): Promise<void> {
  if (!Array.isArray(value) || value.length === 0) return print(JSON.stringify(value, null, 2));
  print("[");
  for (const [at, each] of value.entries()) {
    print(`${JSON.stringify(each, null, 2)}${at === value.length - 1 ? "" : ","}`);
    await taken();
  }
  print("]");
}
