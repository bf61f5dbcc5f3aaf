import { firstNames } from "../nodes/agent/policy/first-names.ts";
import { piiIn } from "../nodes/moderation/pii.ts";

const reportChars = 10_000;
/** Numbers of orders, parcels, houses and accounts; sizes and prices are shorter. */
const longNumber = /\d{5,}/gu;
const handle = /@[\p{L}\p{N}_]{3,}/gu;
/** A capital inside a sentence is a name: of a person, a place, a street. */
const nameInside = /(?<=[^.!?…\s]\s)\p{Lu}[\p{L}'’-]*/gu;
const firstName = new RegExp(`(?<!\\p{L})(?:${firstNames})\\p{L}{0,4}(?!\\p{L})`, "giu");
/** A word with a capital before a name is a part of it. */
const besideName = /(?<!\p{L})\p{Lu}[\p{L}'’-]*(?=\s•••)/gu;

/** A text as an example for others: whatever may say whose it was is taken out. */
export function withoutNames(text: string): string {
  const { spans } = piiIn(text, reportChars);
  const hidden = spans
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start)}•••${left.slice(end)}`, text);
  return [handle, longNumber, firstName, nameInside, besideName].reduce(
    (left, pattern) => left.replaceAll(pattern, "•••"),
    hidden,
  );
}
