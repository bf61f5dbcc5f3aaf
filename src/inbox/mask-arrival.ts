import type { StorableBody } from "../core/index.ts";
import { maskCards } from "../core/reading/mask-cards.ts";

type Message = Extract<StorableBody, { readonly kind: "message" }>;

/** What names a thing and says nothing: a file at the channel, the data of a button. */
const names: ReadonlySet<string> = new Set("kind ref data pressed group corrects ofExternalId command".split(" "));
const noNames: ReadonlySet<string> = new Set();

/**
 * Card numbers of a customer leave an arrival before anything of it is stored: what stood in a table once is in the
 * database's log and in backups. A person's words stay as they are: shops tell the card to pay to.
 */
export function maskArrival(
  body: StorableBody,
  raw: Uint8Array,
): { readonly body: StorableBody; readonly raw: Uint8Array } {
  const mask = masker();
  switch (body.kind) {
    case "message":
      return { body: withMark(maskedMessage(body, mask), body.text), raw: maskRaw(raw, mask) };
    case "message_edited":
      return { body: withMark(maskedIn(body, names, mask), body.text), raw: maskRaw(raw, mask) };
    case "button_pressed":
      return { body: maskedIn(body, names, mask), raw: maskRaw(raw, mask) };
    case "person_message":
    case "payment_decision":
    case "payment_undone":
    case "refund_made":
    case "refund_undone":
    case "price_agreed":
    case "price_undone":
    case "order_changed":
    case "order_change_undone":
    case "draft_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "rated":
    case "customer_left":
    case "taken_over":
    case "take_undone":
    case "delivery_trouble":
    case "timer":
    case "link_made":
    case "given_back":
    case "closed":
      return { body, raw };
  }
}

function maskedMessage(body: Message, mask: Mask): Message {
  const { startedWith, ...masked } = maskedIn(body, names, mask);
  // What a link carried is a name of something, or nothing.
  return startedWith === body.startedWith && startedWith !== undefined ? { ...masked, startedWith } : masked;
}

const withMark = <T extends { readonly text: string }>(masked: T, text: string): T & { readonly hadCard?: true } =>
  masked.text === text ? masked : { ...masked, hadCard: true };

type Mask = (text: string) => string;

/** So much of an arrival is read digit by digit, twice what the graph reads of a message: more would hold everybody. */
const exactChars = 24_000;
/** As many digits as a card has, whatever they are. */
const manyDigits = /\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){14,}/gu;

/** The words of a message stand in its bytes once more: the same text is read once. */
function masker(): Mask {
  const known = new Map<string, string>();
  let left = exactChars;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    left -= text.length;
    const masked = left < 0 ? text.replace(manyDigits, "••••") : maskCards(text);
    known.set(text, masked);
    return masked;
  };
}

/** Byte for byte as it came, unless there is a card number in it. */
function maskRaw(raw: Uint8Array, mask: Mask): Uint8Array {
  const text = decoded(raw);
  const json = parsed(text);
  const masked = json === undefined ? mask(text) : JSON.stringify(maskedIn(json, noNames, mask));
  const before = json === undefined ? text : JSON.stringify(json);
  return masked === before ? raw : Buffer.from(masked, "utf8");
}

/** What is no UTF-8 still has its digits where they are. */
function decoded(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return Buffer.from(raw).toString("latin1");
  }
}

function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** In JSON a card number may be parted by "\\n" or written in escapes, so strings are read one by one. */
const maskedIn = <T>(value: T, leftAlone: ReadonlySet<string>, mask: Mask): T =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      typeof part === "string" && !leftAlone.has(key) ? mask(part) : part,
    ),
  );
