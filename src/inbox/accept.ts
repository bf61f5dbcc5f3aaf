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
  type NewInbound,
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
  readonly store: Pick<Inbox, "accept" | "acceptTogether"> & Pick<Effects, "isSending">;
  readonly now: Clock;
  readonly traces: Traces;
  readonly report: (event: InboxEvent) => void;
}

export interface Accepting {
  readonly accept: Accept;
  /** Several of one conversation in their order: all are stored, or none. */
  readonly acceptTogether: (arrivals: readonly Arrival[]) => Promise<readonly Accepted[]>;
}

export const createAccept = (deps: AcceptDeps): Accept => createAccepting(deps).accept;

/**
 * Stores what arrived, raw bytes and cleaned text, before anyone is told "ok". The same arrival twice is stored once.
 * What a person does is taken from a proven person alone. A person's word that changes the owner is answered when the
 * AI's last message is through: after it there is none.
 */
export function createAccepting(deps: AcceptDeps): Accepting {
  const { store, traces, report } = deps;
  const counted = refusingRush(report);
  const told = async ({ inbound, fresh }: Accepted): Promise<void> => {
    const { id, conversationId, kind } = inbound;
    report({ event: "accepted", conversationId, inboundId: id, kind, fresh });
    if (silencesAi(kind)) await untilQuiet(store, conversationId);
  };
  const stored = async (arrivals: readonly Arrival[], insert: () => Promise<readonly Accepted[]>) => {
    for (const arrival of arrivals) assertLength(arrival);
    const [first] = arrivals;
    if (first === undefined) return [];
    const fields = { conversationId: first.conversationId, kind: first.body.kind };
    return counted(() =>
      traces.run({ name: "inbox.accept", fields }, async () => {
        crashPoint("accept.before_insert");
        const accepted = await insert();
        crashPoint("accept.after_insert");
        for (const each of accepted) await told(each);
        return accepted;
      }),
    );
  };
  return {
    accept: async (arrival) => {
      const [accepted] = await stored([arrival], async () => [await store.accept(await storable(arrival, deps))]);
      if (accepted === undefined) throw new Error("what was stored is not there");
      return accepted;
    },
    acceptTogether: (arrivals) =>
      stored(arrivals, async () =>
        store.acceptTogether(await Promise.all(arrivals.map((each) => storable(each, deps)))),
      ),
  };
}

/** Refuses what comes while too much is under way. */
function refusingRush(report: AcceptDeps["report"]): <T>(work: () => Promise<T>) => Promise<T> {
  let count = 0;
  return async (work) => {
    if (count >= maxAtOnce) {
      report({ event: "overloaded" });
      throw new Overloaded("Too much arrives at once; nothing was stored. Send it again in a moment.");
    }
    count += 1;
    try {
      return await work();
    } finally {
      count -= 1;
    }
  };
}

const textOf = (body: StorableBody | InboundBody): string => ("text" in body ? (body.text ?? "") : "");

function assertLength({ body }: Arrival): void {
  if (Buffer.byteLength(textOf(body)) > maxTextBytes) {
    throw new BadInput(`The message is longer than ${maxTextBytes / 1_000_000} MB. Send it in parts.`);
  }
}

/** As it is stored: cleaned, with card numbers masked, not longer than is read, and with who did it. */
async function storable(arrival: Arrival, deps: AcceptDeps): Promise<NewInbound> {
  const { conversationId, source, externalId, body } = arrival;
  const at = deps.now();
  const did = await actOfArrival(body, { conversationId, at }, deps);
  const raw = arrival.raw ?? Buffer.from(textOf(body), "utf8");
  return { conversationId, source, externalId, at, ...did, ...clipped(maskArrival(cleaned(did.body), raw)) };
}

/** A card has 19 digits, with up to three signs between two of them. */
const longestCard = 80;

/** A little more than is kept: a card number that is cut in two is none any more, so the masking comes first. */
const cleaned = (body: StorableBody): StorableBody =>
  "text" in body && body.text !== undefined
    ? {
        ...body,
        text: cleanText(body.text)
          .slice(0, readChars + longestCard)
          .toWellFormed(),
      }
    : body;

const clipped = ({ body, raw }: ReturnType<typeof maskArrival>): ReturnType<typeof maskArrival> => ({
  raw,
  body: "text" in body && body.text !== undefined ? { ...body, text: clip(body.text, readChars) } : body,
});

const silencesAi = (kind: InboundKind): boolean =>
  kind === "person_message" || kind === "taken_over" || kind === "closed";

async function untilQuiet(store: Pick<Effects, "isSending">, conversation: ConversationId): Promise<void> {
  const deadline = AbortSignal.timeout(quietMs);
  while (!deadline.aborted && (await store.isSending(conversation))) await pause(quietPollMs, deadline);
}
