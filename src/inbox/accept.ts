import {
  BadInput,
  type Clock,
  type ConversationId,
  cleanText,
  clip,
  type Inbound,
  type InboundBody,
  type Store,
} from "../core/index.ts";

/** A single message longer than this is refused by Telegram itself (4,096); other channels are cut off well above it. */
export const maxTextBytes = 2_000_000;
/** What the graph reads of one message; the raw bytes keep all of it. Twice Telegram's limit, and nobody's question is longer. */
export const readChars = 10_000;

export interface Arrival {
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  readonly body: InboundBody;
}

/** Stores what arrived, raw bytes and cleaned text, before anyone is told "ok". The same arrival twice is stored once. */
export async function accept(
  store: Store,
  now: Clock,
  arrival: Arrival,
): Promise<{ readonly inbound: Inbound; readonly fresh: boolean }> {
  const { body } = arrival;
  const text = "text" in body ? body.text : "";
  if (Buffer.byteLength(text) > maxTextBytes) {
    throw new BadInput(`The message is longer than ${maxTextBytes / 1_000_000} MB. Send it in parts.`);
  }
  return store.accept({
    ...arrival,
    raw: Buffer.from(text, "utf8"),
    body: "text" in body ? { ...body, text: clip(cleanText(body.text), readChars) } : body,
    at: now(),
  });
}
