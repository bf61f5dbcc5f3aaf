import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import type { SignedRequest } from "../../src/core/index.ts";
import { idSchema } from "./words.ts";

/** Zoho's documents and its examples disagree about seconds and milliseconds. */
const secondsOf = (at: number): number => (at > 100_000_000_000 ? at / 1_000 : at);
const toleranceS = 60;
/** Nothing is documented; what is older is somebody's copy. */
const oldestS = 10 * 60;

/** Zoho's public keys, fetched when one is asked for that is not known yet. */
export type Keys = ReturnType<typeof createRemoteJWKSet>;
export const keysOf = (deskUrl: string): Keys => createRemoteJWKSet(new URL("/.well-known/jwks.json", deskUrl));

/** The JWT proves who sends, and not what: an event is a hint, and what is acted on is read at Zoho itself. */
export async function isGenuine(
  { header }: Pick<SignedRequest, "header">,
  of: { readonly keys: Keys; readonly orgId: string; readonly webhookId: string; readonly nowMs: number },
): Promise<boolean> {
  const token = header("x-zdesk-jwt");
  if (token === undefined) return false;
  const nowS = of.nowMs / 1_000;
  try {
    const { payload } = await jwtVerify(token, of.keys, {
      ...{ algorithms: ["RS256"], issuer: `orgId:${of.orgId}`, audience: `webhookId:${of.webhookId}` },
      requiredClaims: ["iat", "exp"],
      // Looked at below, in whichever unit it is.
      currentDate: new Date(0),
    });
    const [from, until] = [secondsOf(payload.iat ?? 0), secondsOf(payload.exp ?? 0)];
    return from <= nowS + toleranceS && until >= nowS - toleranceS && nowS - from <= oldestS;
  } catch {
    return false;
  }
}

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
