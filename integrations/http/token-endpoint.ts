import { z } from "zod";
import { FailureError, type Grant, grantOver } from "../../src/core/index.ts";
import { request } from "./request.ts";

const answerSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().optional(),
});

const errorSchema = z.object({ error: z.string(), error_description: z.string().optional().catch(undefined) });

export interface TokenError {
  readonly status: number;
  readonly error: string;
  readonly description: string;
}

/** Where a vendor does not say for how long its key is good. */
const usualLifeS = 3_600;
/** So much earlier a key is renewed, or a sixth of its life where that is short. */
const earlyMs = 5 * 60_000;

/**
 * One call to a vendor's token endpoint (RFC 6749). Good is only an answer with a key in it, whatever its status: some
 * vendors say no with 200. What was sent is in no error.
 */
export async function askForTokens(
  of: {
    readonly url: URL;
    readonly body: URLSearchParams | object;
    readonly place?: string | undefined;
    /** Kept where the vendor gives no new one. */
    readonly refreshToken?: string | undefined;
    /** Which refusals are final; the rest is tried again. */
    readonly readError: (error: TokenError) => "over" | "wrong_settings" | { readonly againInMs: number } | undefined;
    readonly settings: string;
  },
  signal: AbortSignal,
): Promise<Grant> {
  const { url, body, readError, settings } = of;
  const isForm = body instanceof URLSearchParams;
  const answer = await request({
    method: "POST",
    url,
    signal,
    body: isForm ? Buffer.from(body.toString()) : body,
    headers: isForm ? { "content-type": "application/x-www-form-urlencoded" } : {},
  });
  const tokens = answerSchema.safeParse(answer.json);
  if (tokens.success) {
    const { access_token: accessToken, refresh_token: refreshToken = of.refreshToken, expires_in: lifeS } = tokens.data;
    const lifeMs = (lifeS ?? usualLifeS) * 1_000;
    const obtainedAtMs = Date.now();
    return {
      accessToken,
      obtainedAtMs,
      freshUntilMs: obtainedAtMs + lifeMs - Math.min(earlyMs, lifeMs / 6),
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(of.place === undefined ? {} : { place: of.place }),
    };
  }
  const said = errorSchema.safeParse(answer.json);
  const { error, error_description: description = "" } = said.success ? said.data : { error: "" };
  const code = /^[a-z_]{1,40}$/i.test(error) ? `token_${error}` : `token_${answer.status}`;
  const meaning = readError({ status: answer.status, error, description });
  if (meaning === "over") throw new FailureError({ outcome: "locked", code: grantOver });
  if (meaning === "wrong_settings") throw new FailureError({ outcome: "locked", code, detail: settings });
  if (meaning !== undefined) throw new FailureError({ outcome: "retry", code, pauseVendorMs: meaning.againInMs });
  throw new FailureError({ outcome: "retry", code });
}
