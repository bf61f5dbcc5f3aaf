import {
  type CompactVerifyGetKey,
  compactVerify,
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  errors,
  type FetchImplementation,
} from "jose";
import { z } from "zod";
import { FailureError, type RequestHeaders, unpaced } from "../../src/core/index.ts";
import { restAfterFailure } from "../http/rest-after-failure.ts";
import type { Account } from "./account.ts";
import type { ZohoAccess } from "./api.ts";
import { deskUrlOf, isPlace } from "./places.ts";

/** Zoho's documents and its examples disagree about seconds and milliseconds. */
const secondsOf = (at: number): number => (at > 100_000_000_000 ? at / 1_000 : at);
const toleranceS = 60;
/** Nothing is documented; an older request is a copy. */
const oldestS = 10 * 60;

const keysSchema = z.object({ keys: z.array(z.unknown()) });

/** Keys that are not to be had are no answer, whatever its status. */
const fetchKeys: FetchImplementation = async (url, options) => {
  const answer = await fetch(url, options);
  if (answer.ok) keysSchema.parse(await answer.clone().json());
  else throw new Error(`no keys: ${answer.status}`);
  return answer;
};

/**
 * Zoho's public keys, fetched when one is asked for that is not known yet: twice a minute at most, also for keys that
 * nobody has (jose's cooldown), and less often while they cannot be had.
 */
type Keys = ReturnType<typeof createRemoteJWKSet>;
const keysOf = (deskUrl: string, timeoutMs: number): Keys =>
  createRemoteJWKSet(new URL("/.well-known/jwks.json", deskUrl), {
    timeoutDuration: timeoutMs,
    [customFetch]: restAfterFailure(fetchKeys),
  });

/** What a request says of itself, before Zoho's keys are asked whether it is true. */
interface Claim {
  readonly token: string;
  readonly orgId: string;
}

const claimsSchema = z.object({
  iss: z.string().regex(/^orgId:\d+$/),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number().transform(secondsOf),
  exp: z.number().transform(secondsOf),
});

/**
 * Undefined for what cannot be Zoho's word to us, before any signature is checked: a stranger's request makes us call
 * nothing.
 */
function claimOf(
  { header }: RequestHeaders,
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
 * The JWT proves who sends, and not what: an event is a hint, and what we act on is read at Zoho itself. Where its keys
 * cannot be had, it is not known whether it is genuine, which is no "no": the answer is a failure, and Zoho tells it
 * again.
 */
async function isSigned({ token }: Claim, keys: Keys): Promise<boolean> {
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

/** Zoho waits for five seconds in all: for its keys, and for which organisation is ours. */
const proofMs = 2_000;

/** Whether a request is Zoho's word to us: signed by its keys, for our webhook, now, by our organisation. */
export function senderCheck(access: ZohoAccess, account: Account, webhookId: string) {
  const keys = new Map<string, Keys>();
  const tokenNow = restAfterFailure((signal: AbortSignal) => access.tokens.current(signal));
  const accountNow = restAfterFailure((signal: AbortSignal) => account.at(unpaced(signal)));
  /** Of the data centre in which the account is, which only the grant knows. */
  const keysNow = async (signal: AbortSignal): Promise<Keys> => {
    const { place = access.place } = await tokenNow(signal);
    const host = access.deskUrl ?? deskUrlOf(isPlace(place) ? place : access.place);
    const found = keys.get(host) ?? keysOf(host, proofMs);
    keys.set(host, found);
    return found;
  };
  return async (headers: RequestHeaders): Promise<boolean> => {
    const claim = claimOf(headers, { webhookId, nowMs: Date.now() });
    if (claim === undefined) return false;
    const signal = AbortSignal.timeout(proofMs);
    if (!(await isSigned(claim, await keysNow(signal)))) return false;
    return claim.orgId === (await accountNow(signal)).orgId;
  };
}
