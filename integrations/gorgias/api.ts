import { z } from "zod";
import { notFound, type Secret } from "../../src/core/index.ts";
import { type Access, byKey } from "../http/access.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { type CallKind, type JsonApi, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";

export interface GorgiasAccess {
  /** `https://ACCOUNT.gorgias.com`. */
  readonly url: string;
  readonly username: string;
  readonly key: Secret;
}

export const vendor = "gorgias";
/**
 * A leaky bucket of 40 requests in 20 s for a key (developers.gorgias.com, rate limits, 2026-11); a second more,
 * because what counts is when they arrive.
 */
export const limit = { calls: 40, perMs: 21_000 };

export const accessOf = ({ url, username, key }: GorgiasAccess): Access =>
  byKey({
    base: `${withoutSlash(url)}/api`,
    headers: { authorization: `Basic ${Buffer.from(`${username}:${key.reveal()}`).toString("base64")}` },
  });

const errorSchema = z.object({ error: z.object({ msg: z.string().optional(), data: z.unknown().optional() }) });
const maxDetailChars = 300;

/**
 * The id of a merged ticket redirects to the other one on the same host, or says so: what we look for is not there any
 * more.
 */
function isMerged(
  { status, headers }: HttpAnswer,
  msg: string | undefined,
  { isOfOne }: CallKind,
  { url }: GorgiasAccess,
): boolean {
  const isRedirect = status >= 300 && status < 400;
  const to = headers.get("location") ?? "";
  // Another origin is another address of the account, such as https for http.
  const isOwn = URL.canParse(to, url) && new URL(to, url).origin === new URL(url).origin;
  return isOfOne && (msg === "ticket_merged" || (isRedirect && isOwn));
}

export const createGorgiasApi = (access: GorgiasAccess): JsonApi =>
  jsonApi({
    access: accessOf(access),
    failureOf: (answer, call) => {
      const said = errorSchema.safeParse(answer.json);
      if (isMerged(answer, said.data?.error.msg, call, access)) return { outcome: "refused", code: notFound };
      const detail = said.success ? JSON.stringify(said.data.error).slice(0, maxDetailChars) : undefined;
      const remedy = "Gorgias does not let us in: check GORGIAS_USERNAME, GORGIAS_API_KEY and that user's role.";
      return failureOfStatus(answer, { vendor, ...call, detail, remedy });
    },
  });
