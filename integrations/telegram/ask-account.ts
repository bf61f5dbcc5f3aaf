import { type Api, GrammyError } from "grammy";
import { z } from "zod";
import type { AccountProof } from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import { rightToReply } from "./account-standing.ts";

/** Whose account it is, and under which name they know it themselves. */
interface AccountAnswer {
  readonly proof: AccountProof;
  readonly name?: string;
}

/** Until it is known, the updates behind this one wait. */
const deadlineMs = 8_000;

const answerSchema = z.object({
  id: z.string(),
  user: z.object({
    id: z.int(),
    first_name: z.string().catch(""),
    username: z.string().optional().catch(undefined),
  }),
  is_enabled: z.boolean(),
  rights: z.record(z.string(), z.unknown()).optional().catch(undefined),
  /** Before Bot API 9.0 it stood here, and a local server may be older. */
  can_reply: z.boolean().optional().catch(undefined),
});

/**
 * Asks Telegram whose account this connection is: what an update says of itself proves nothing about its sender.
 * Rejects while Telegram does not answer.
 */
export async function askAccount(api: Api, connection: string, provenAt: Date): Promise<AccountAnswer> {
  try {
    const answer = await api.getBusinessConnection(connection, abortable(AbortSignal.timeout(deadlineMs)));
    const read = answerSchema.safeParse(answer);
    // About another connection, or of no form that is known: it proves nothing.
    if (!read.success || read.data.id !== connection) return unknownTo(provenAt);
    const { user, is_enabled: isEnabled, rights = {}, can_reply: mayReply } = read.data;
    const granted = Object.keys(rights).filter((right) => rights[right] === true);
    const all = mayReply === true && !granted.includes(rightToReply) ? [...granted, rightToReply] : granted;
    const name = user.username === undefined ? user.first_name : `@${user.username}`;
    return { proof: { ownerId: String(user.id), isEnabled, rights: all, provenAt }, name };
  } catch (error) {
    // "Bad Request: business connection not found": it ended.
    if (error instanceof GrammyError && error.error_code === 400) return unknownTo(provenAt);
    throw error;
  }
}

const unknownTo = (provenAt: Date): AccountAnswer => ({ proof: { isEnabled: false, rights: [], provenAt } });
