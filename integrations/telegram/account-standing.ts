import type { AccountProof, AccountStanding } from "../../src/core/index.ts";

/** Whose accounts may be answered on, by Telegram's user ids; undefined where the shop has not said yet. */
export type Owners = readonly string[] | undefined;

interface Known {
  readonly proof?: AccountProof | undefined;
  readonly servedBeforeAt?: Date | undefined;
}

interface Decided {
  readonly standing: AccountStanding;
  /** A short word for the log. */
  readonly reason: string;
}

/** So long an account that was answered before owners were asked for is answered on, while the shop says nothing. */
export const confirmWithinMs = 7 * 24 * 3_600_000;
/** In Telegram's words: to send and edit in chats that had a message in the last 24 hours. */
export const rightToReply = "can_reply";

export function standingOf({ proof, servedBeforeAt }: Known, owners: Owners, now: Date): Decided {
  if (owners?.length === 0) return { standing: "ignored", reason: "all_refused" };
  const refusal = proof && whyRefused(proof, owners);
  if (refusal !== undefined) return { standing: "ignored", reason: refusal };
  if (proof !== undefined && owners !== undefined) return { standing: "confirmed", reason: "owner_named" };
  if (isStillToConfirm(servedBeforeAt, now)) return { standing: "unconfirmed", reason: "served_before" };
  return { standing: "ignored", reason: servedBeforeAt === undefined ? "owner_unknown" : "not_confirmed_in_time" };
}

function whyRefused({ ownerId, isEnabled, rights }: AccountProof, owners: Owners): string | undefined {
  if (owners !== undefined && (ownerId === undefined || !owners.includes(ownerId))) return "owner_not_named";
  if (!isEnabled) return "not_enabled";
  return rights.includes(rightToReply) ? undefined : "no_right_to_reply";
}

/**
 * Whether Telegram has to be asked whose it is. An update through a connection that was off says that it is on again;
 * and where the answer could change nothing, a stranger costs no call.
 */
export function needsProof(known: Known | undefined, owners: Owners, now: Date, isChanged: boolean): boolean {
  const mayBeServed = owners === undefined ? isStillToConfirm(known?.servedBeforeAt, now) : owners.length > 0;
  return mayBeServed && (isChanged || known?.proof === undefined || !known.proof.isEnabled);
}

/** Until when it is answered without a word of the shop's. */
export const confirmBy = (servedBeforeAt: Date): Date => new Date(servedBeforeAt.getTime() + confirmWithinMs);

const isStillToConfirm = (servedBeforeAt: Date | undefined, now: Date): boolean =>
  servedBeforeAt !== undefined && now < confirmBy(servedBeforeAt);
