import {
  type Accepted,
  BadInput,
  type Clock,
  type ConversationId,
  cleanText,
  clip,
  crashPoint,
  type Effects,
  type InboundBody,
  type InboundKind,
  type Inbox,
  Overloaded,
  pause,
  type StorableBody,
  type Traces,
} from "../core/index.ts";
import { type ActDeps, actOfArrival } from "./act-of-arrival.ts";
import type { InboxEvent } from "./inbox-event.ts";
import { maskArrival } from "./mask-arrival.ts";

export type { Accepted } from "../core/index.ts";

/** Channels send messages far below this (4,096 characters are usual). */
const maxTextBytes = 2_000_000;
/**
 * What the graph reads of one message; the raw bytes keep all of it. Twice the longest message of a channel, and longer
 * than any question.
 */
const readChars = 10_000;
/** Beyond this many at once the database is not keeping up: better a clear refusal than memory that grows. */
const maxAtOnce = 200;
/** A send is over in a tenth of this, or it hangs; a person who took over is not kept longer. */
const quietMs = 3_000;
const quietPollMs = 20;

export interface Arrival {
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  readonly body: InboundBody;
  /** What came over the wire, byte for byte; absent where the text is all there was. */
  readonly raw?: Uint8Array;
}

export type Accept = (arrival: Arrival) => Promise<Accepted>;

interface AcceptDeps extends ActDeps {
  readonly store: Pick<Inbox, "accept"> & Pick<Effects, "isSending">;
  readonly now: Clock;
  readonly traces: Traces;
  readonly report: (event: InboxEvent) => void;
}

/**
 * Stores what arrived, raw bytes and cleaned text, before anyone is told "ok". The same arrival twice is stored once.
 * What a person does is taken from a proven person alone. A person's word that changes the owner is answered when the
 * AI's last message is through: after it there is none.
 */
export function createAccept({ store, now, traces, report, ...of }: AcceptDeps): Accept {
  let count = 0;
  return async (arrival) => {
    const { conversationId, source, externalId, body } = arrival;
    const text = "text" in body ? body.text : "";
    if (Buffer.byteLength(text) > maxTextBytes) {
      throw new BadInput(`The message is longer than ${maxTextBytes / 1_000_000} MB. Send it in parts.`);
    }
    if (count >= maxAtOnce) {
      report({ event: "overloaded" });
      throw new Overloaded("Too much arrives at once; nothing was stored. Send it again in a moment.");
    }
    count += 1;
    try {
      return await traces.run({ name: "inbox.accept", fields: { conversationId, kind: body.kind } }, async () => {
        crashPoint("accept.before_insert");
        const at = now();
        const did = await actOfArrival(body, { conversationId, at }, of);
        const kept = clipped(maskArrival(cleaned(did.body), arrival.raw ?? Buffer.from(text, "utf8")));
        const accepted = await store.accept({ conversationId, source, externalId, at, ...did, ...kept });
        crashPoint("accept.after_insert");
        const { inbound, fresh } = accepted;
        report({ event: "accepted", conversationId, inboundId: inbound.id, kind: body.kind, fresh });
        if (silencesAi(body.kind)) await untilQuiet(store, conversationId);
        return accepted;
      });
    } finally {
      count -= 1;
    }
  };
}

/** A card has 19 digits, with up to three signs between two of them. */
const longestCard = 80;

/** A little more than is kept: a card number that is cut in two is none any more, so the masking comes first. */
const cleaned = (body: StorableBody): StorableBody =>
  "text" in body
    ? {
        ...body,
        text: cleanText(body.text)
          .slice(0, readChars + longestCard)
          .toWellFormed(),
      }
    : body;

const clipped = ({ body, raw }: ReturnType<typeof maskArrival>): ReturnType<typeof maskArrival> => ({
  raw,
  body: "text" in body ? { ...body, text: clip(body.text, readChars) } : body,
});

const silencesAi = (kind: InboundKind): boolean =>
  kind === "person_message" || kind === "taken_over" || kind === "closed";

async function untilQuiet(store: Pick<Effects, "isSending">, conversation: ConversationId): Promise<void> {
  const deadline = AbortSignal.timeout(quietMs);
  while (!deadline.aborted && (await store.isSending(conversation))) await pause(quietPollMs, deadline);
}
