import { z } from "zod";
import { type Failure, FailureError, type Grant, grantOver } from "../../src/core/index.ts";
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

interface TokenQuestion {
  readonly url: URL;
  readonly body: URLSearchParams | object;
  readonly place?: string | undefined;
  /** Kept where the vendor gives no new one. */
  readonly refreshToken?: string | undefined;
  /** Which refusals are final; the rest is tried again. */
  readonly readError: (error: TokenError) => "over" | "wrong_settings" | { readonly againInMs: number } | undefined;
  readonly settings: string;
}

/**
 * One call to a vendor's token endpoint (RFC 6749). Good is only an answer with a key in it, whatever its status: some
 * vendors say no with 200. What was sent is in no error.
 */
export async function askForTokens(of: TokenQuestion, signal: AbortSignal): Promise<Grant> {
  const { url, body } = of;
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
  throw new FailureError(tokenFailure(answer, of));
}

function tokenFailure(
  { json, status }: { readonly json: unknown; readonly status: number },
  { readError, settings }: Pick<TokenQuestion, "readError" | "settings">,
): Failure {
  const parsed = errorSchema.safeParse(json);
  const { error, error_description: description = "" } = parsed.success ? parsed.data : { error: "" };
  const code = /^[a-z_]{1,40}$/i.test(error) ? `token_${error}` : `token_${status}`;
  const meaning = readError({ status, error, description });
  if (meaning === "over") return { outcome: "locked", code: grantOver };
  if (meaning === "wrong_settings") return { outcome: "locked", code, detail: settings };
  if (meaning !== undefined) return { outcome: "retry", code, pauseVendorMs: meaning.againInMs };
  return { outcome: "retry", code };
}
