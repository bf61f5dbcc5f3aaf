import { BadInput } from "../../src/core/index.ts";

/**
 * Postgres refuses a NUL in text and a lone surrogate in jsonb. Callers clean what they know; this is the last door.
 */
export const storableText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");

/** A jsonb parameter. */
export const storableJson = (value: object): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "string" ? storableText(inner) : inner));

/** Longer than any vendor's id, short enough for an index. */
const idMaxChars = 512;

/** An id from outside. It names something, so it is refused where text would be cleaned: two must never become one. */
export function storableId(what: string, id: string): string {
  if (id === "" || id.length > idMaxChars || id !== storableText(id)) {
    throw new BadInput(`${what} must be 1 to ${idMaxChars} characters without NUL or broken surrogates`);
  }
  return id;
}
