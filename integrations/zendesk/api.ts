import { z } from "zod";
import type { AccessTokens, Failure, Secret } from "../../src/core/index.ts";
import { type Access, byGrant, byKey } from "../http/access.ts";
import { failureOfStatus, noApiHere } from "../http/failure-of-status.ts";
import { type CallKind, type JsonApi, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";

/** By OAuth, or by an agent's API token as long as Zendesk takes any. */
export type ZendeskAccess = {
  /** `https://SUBDOMAIN.zendesk.com`. */
  readonly url: string;
} & ({ readonly tokens: AccessTokens } | { readonly email: string; readonly token: Secret });

export const vendor = "zendesk";
/**
 * The smallest plan's 200 requests a minute, less a little; other plans allow more
 * (developer.zendesk.com/api-reference/introduction/rate-limits, 2026-11).
 */
export const limit = { calls: 30, perMs: 10_000 };

/** `error` is a text or an object, and sometimes there are `errors`; a proxy answers HTML. */
const errorSchema = z.object({
  error: z.union([z.string(), z.object({ title: z.string().optional(), message: z.string().optional() })]).optional(),
  description: z.string().optional(),
  details: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .optional()
    .catch(undefined),
});
const detailSchema = z.array(z.object({ description: z.string() }));

/** `/token` after the address is literal: it says that what follows is a token and no password. */
export function accessOf(access: ZendeskAccess): Access {
  const base = `${withoutSlash(access.url)}/api/v2`;
  if ("tokens" in access) {
    return byGrant(access.tokens, ({ value }) => ({ base, headers: { authorization: `Bearer ${value.reveal()}` } }));
  }
  const key = Buffer.from(`${access.email}/token:${access.token.reveal()}`).toString("base64");
  return byKey({ base, headers: { authorization: `Basic ${key}` } });
}

export const createZendeskApi = (access: ZendeskAccess): JsonApi =>
  jsonApi({
    access: accessOf(access),
    failureOf: (answer, call) => readFailure(answer, call, "tokens" in access ? oauthRemedy : tokenRemedy),
  });

const tokenRemedy = "Zendesk does not let us in: check ZENDESK_EMAIL, ZENDESK_TOKEN and what that agent may do.";
const oauthRemedy =
  "Zendesk does not let us in: check what the user who granted it may do, or run deskgraph auth zendesk.";

function readFailure(answer: HttpAnswer, call: CallKind, remedy: string): Failure {
  const parsed = errorSchema.safeParse(answer.json);
  const said = parsed.success ? errorText(parsed.data) : undefined;
  // Our key is known there with other words: an earlier attempt came through after all, and is found by it.
  if (answer.status === 400 && said?.startsWith("IdempotentRequestError")) {
    return { outcome: "uncertain", code: "zendesk_key_in_use" };
  }
  // A record that is not there is `RecordNotFound`.
  if (answer.status === 404 && said?.startsWith("InvalidEndpoint")) return noApiHere(vendor);
  return failureOfStatus(answer, { vendor, ...call, detail: said, remedy, hasRoom: hasRoom(answer) });
}

/**
 * One ticket takes 30 updates in ten minutes, some endpoints one call a second: a 429 about those says that the account
 * has calls left (developer.zendesk.com/api-reference/introduction/rate-limits, 2026-11).
 */
const hasRoom = ({ headers }: HttpAnswer): boolean =>
  Number(headers.get("x-rate-limit-remaining") ?? headers.get("ratelimit-remaining") ?? 0) > 0;

const maxDetailChars = 300;
function errorText({ error, description, details = {} }: z.output<typeof errorSchema>): string {
  const title = typeof error === "string" ? error : (error?.message ?? error?.title);
  const more = typeof details === "string" ? [details] : Object.values(details).flatMap(descriptions);
  return [title, description, ...more].filter(Boolean).join(": ").slice(0, maxDetailChars);
}

const descriptions = (of: unknown): readonly string[] => {
  const listed = detailSchema.safeParse(of);
  if (listed.success) return listed.data.map(({ description }) => description);
  return typeof of === "string" ? [of] : [];
};
