import { z } from "zod";

/** The usual schemas of a helpdesk's variables. */
export const optionalText = z.string().optional();
export const optionalAddress = z
  .url({ protocol: /^https?$/, error: "an address that begins with https://" })
  .optional();

/** The names of those that have no value. */
export const missingOf = (needed: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
