import type { InboundBody } from "../core/index.ts";
import { maskCards } from "../core/reading/mask-cards.ts";

/** What names a thing and says nothing: a file at the channel, the data of a button. */
const names: ReadonlySet<string> = new Set("kind ref data pressed group corrects ofExternalId command".split(" "));
const noNames: ReadonlySet<string> = new Set();

/**
 * Card numbers of a customer leave an arrival before anything of it is stored: what stood in a table once is in the
 * database's log and in backups. A person's words stay as they are: shops tell the card to pay to.
 */
export function maskArrival(
  body: InboundBody,
  raw: Uint8Array,
): { readonly body: InboundBody; readonly raw: Uint8Array } {
  switch (body.kind) {
    case "message": {
      const { startedWith, ...masked } = maskedIn(body, names);
      // What a link carried is a name of something, or nothing.
      const kept = startedWith === body.startedWith && startedWith !== undefined ? { ...masked, startedWith } : masked;
      return { body: masked.text === body.text ? kept : { ...kept, hadCard: true }, raw: maskRaw(raw) };
    }
    case "message_edited": {
      const masked = maskedIn(body, names);
      return { body: masked.text === body.text ? masked : { ...masked, hadCard: true }, raw: maskRaw(raw) };
    }
    case "button_pressed":
      return { body: maskedIn(body, names), raw: maskRaw(raw) };
    case "person_message":
    case "payment_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "customer_left":
    case "taken_over":
    case "delivery_trouble":
    case "given_back":
    case "closed":
      return { body, raw };
  }
}

/** Byte for byte as it came, unless there is a card number in it. */
function maskRaw(raw: Uint8Array): Uint8Array {
  const text = decoded(raw);
  const json = parsed(text);
  const masked = json === undefined ? maskCards(text) : JSON.stringify(maskedIn(json, noNames));
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
const maskedIn = <T>(value: T, leftAlone: ReadonlySet<string>): T =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      typeof part === "string" && !leftAlone.has(key) ? maskCards(part) : part,
    ),
  );
