import { type CompactVerifyGetKey, compactVerify, createRemoteJWKSet, decodeJwt, errors } from "jose";
import { z } from "zod";
import { FailureError, type SignedRequest } from "../../src/core/index.ts";
import { idSchema } from "./words.ts";

/** Zoho's documents and its examples disagree about seconds and milliseconds. */
const secondsOf = (at: number): number => (at > 100_000_000_000 ? at / 1_000 : at);
const toleranceS = 60;
/** Nothing is documented; what is older is somebody's copy. */
const oldestS = 10 * 60;

/** Zoho's public keys, fetched when one is asked for that is not known yet. */
export type Keys = ReturnType<typeof createRemoteJWKSet>;
export const keysOf = (deskUrl: string, timeoutMs: number): Keys =>
  createRemoteJWKSet(new URL("/.well-known/jwks.json", deskUrl), { timeoutDuration: timeoutMs });

/** What a request says of itself, before anybody is asked whether it is true. */
export interface Claim {
  readonly token: string;
  readonly orgId: string;
}

const claimsSchema = z.object({
  iss: z.string().regex(/^orgId:\d+$/),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number().transform(secondsOf),
  exp: z.number().transform(secondsOf),
});

/** Undefined for whatever cannot be Zoho's word to us, whoever signed it: that costs a stranger's request nothing but itself. */
export function claimOf(
  { header }: Pick<SignedRequest, "header">,
  { webhookId, nowMs }: { readonly webhookId: string; readonly nowMs: number },
): Claim | undefined {
  const token = header("x-zdesk-jwt");
  const claims = claimsSchema.safeParse(token === undefined ? undefined : unproven(token));
  if (token === undefined || !claims.success) return undefined;
  const { iss, aud, iat, exp } = claims.data;
  const nowS = nowMs / 1_000;
  const isOurs = [aud].flat().includes(`webhookId:${webhookId}`);
  const isOfNow = iat <= nowS + toleranceS && exp >= nowS - toleranceS && nowS - iat <= oldestS;
  return isOurs && isOfNow ? { token, orgId: iss.slice("orgId:".length) } : undefined;
}

function unproven(token: string): unknown {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/**
 * The JWT proves who sends, and not what: an event is a hint, and what is acted on is read at Zoho itself. Where its keys cannot be had,
 * nobody knows, and that is no "no".
 */
export async function isSigned({ token }: Claim, keys: Keys): Promise<boolean> {
  const known: CompactVerifyGetKey = (header, signed) =>
    keys(header, signed).catch((error: unknown) => {
      throw isNoKey(error) ? error : new FailureError({ outcome: "retry", code: "no_keys" });
    });
  try {
    await compactVerify(token, known, { algorithms: ["RS256"] });
    return true;
  } catch (error) {
    if (error instanceof FailureError) throw error;
    return false;
  }
}

/** They were had, and this token's is not among them. */
const isNoKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

const eventSchema = z.discriminatedUnion("eventType", [
  z.object({
    eventType: z.literal("Ticket_Comment_Add"),
    payload: z.object({ ticketId: idSchema, isPublic: z.boolean() }),
  }),
  z.object({
    eventType: z.literal("Ticket_Thread_Add"),
    payload: z.object({ ticketId: idSchema, direction: z.string() }),
  }),
  z.object({ eventType: z.literal("Ticket_Update"), payload: z.object({ id: idSchema }) }),
]);

/** Several events at once; whose words they are is read at Zoho. */
export const ticketsOf = (body: unknown): readonly string[] =>
  z.array(z.unknown()).catch([]).parse(body).flatMap(ticketOf);

function ticketOf(one: unknown): readonly string[] {
  const parsed = eventSchema.safeParse(one);
  if (!parsed.success) return [];
  const { eventType, payload } = parsed.data;
  switch (eventType) {
    case "Ticket_Comment_Add":
      return payload.isPublic ? [payload.ticketId] : [];
    case "Ticket_Thread_Add":
      return payload.direction === "out" ? [payload.ticketId] : [];
    case "Ticket_Update":
      return [payload.id];
  }
}
