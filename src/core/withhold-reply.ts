import type { EffectBody } from "./effect.ts";
import type { Reply, ReplyKind, WithholdReason } from "./reply.ts";

type Sending = Extract<EffectBody, { readonly kind: "reply.send" }>["payload"];

/**
 * What is sent even after the owner changed: a person's words, and help for a life at risk. As data, because the store
 * sets aside all others with one statement.
 */
export const alwaysSent: { readonly by: readonly Sending["by"][]; readonly kinds: readonly ReplyKind[] } = {
  by: ["person"],
  kinds: ["safety"],
};

/**
 * A customer who goes on writing is answered all the same once they have waited so long, even if the answer is stale.
 */
const patienceMs = 20_000;

/** A customer's message that no turn has yet. */
export interface NewerMessage {
  /** How long the customer has waited for an answer, since the last thing that reached them. */
  readonly customerWaitedMs: number;
}

function reasonByOwner({ by, reply, epoch }: Sending, epochNow: number | undefined): WithholdReason | undefined {
  if (alwaysSent.by.includes(by) || alwaysSent.kinds.includes(reply.kind) || epoch === epochNow) return undefined;
  return "owner_changed";
}

/** Why a reply that is about to be sent must not be sent any more, if so. */
export function reasonAtSending(
  sending: Sending,
  chat: { readonly epoch: number | undefined; readonly isUnreachable: boolean },
): WithholdReason | undefined {
  // A person's words are tried all the same: the person should see what became of them.
  if (chat.isUnreachable && sending.by === "ai") return "unreachable";
  return reasonByOwner(sending, chat.epoch);
}

/**
 * Why a reply that the AI drafted is not sent, if so: the owner changed meanwhile, or a newer message came and the next
 * turn answers everything. A reply that carries a commitment is sent in spite of a newer message.
 */
export function reasonAtCommit(
  reply: Reply,
  facts: {
    readonly turnEpoch: number;
    readonly epochNow: number;
    readonly newerMessage: NewerMessage | undefined;
  },
): WithholdReason | undefined {
  const byOwner = reasonByOwner({ reply, epoch: facts.turnEpoch, by: "ai" }, facts.epochNow);
  if (byOwner !== undefined || facts.newerMessage === undefined || reply.kind !== "plain") return byOwner;
  return facts.newerMessage.customerWaitedMs > patienceMs ? undefined : "newer_message";
}
