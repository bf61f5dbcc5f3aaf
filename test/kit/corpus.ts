import { readFileSync } from "node:fs";
import { z } from "zod";

const fileSchema = z.object({ source: z.string().min(10), read: z.iso.date(), payload: z.json() });
export type Json = z.output<ReturnType<typeof z.json>>;

/** One payload of a vendor, by its file: `zendesk/ticket`. */
export const corpus = (name: string): Json =>
  fileSchema.parse(JSON.parse(readFileSync(`test/corpus/${name}.json`, "utf8"))).payload;

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const typeOf = (value: Json): string => (Array.isArray(value) ? "list" : value === null ? "null" : typeof value);

/**
 * Where a fake's payload is not shaped like the vendor's: keys that the vendor does not send, values of another type.
 * `null` fits everything, a list is as its elements together; the fake may leave things out.
 */
export function invented(fake: Json, vendor: Json, path = ""): string[] {
  if (fake === null || vendor === null) return [];
  if (typeOf(fake) !== typeOf(vendor)) return [`${path || "."}: ${typeOf(fake)} for ${typeOf(vendor)}`];
  if (Array.isArray(fake) && Array.isArray(vendor)) {
    const [first = null, ...others] = vendor;
    const whole = others.reduce(merged, first);
    return fake.flatMap((each) => invented(each, whole, `${path}[]`));
  }
  if (!isObject(fake) || !isObject(vendor)) return [];
  return Object.entries(fake).flatMap(([key, value]) => {
    const known = vendor[key];
    return known === undefined ? [`${path}.${key}: unknown`] : invented(value, known, `${path}.${key}`);
  });
}

/** Both keys of two elements of a list; what is null in one is taken from the other. */
function merged(a: Json, b: Json): Json {
  if (!isObject(a) || !isObject(b)) return a ?? b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, merged(a[key] ?? null, b[key] ?? null)]));
}
