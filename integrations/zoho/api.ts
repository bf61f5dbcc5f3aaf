import { z } from "zod";
import type { AccessTokens, Failure } from "../../src/core/index.ts";
import { type Access, byGrant } from "../http/access.ts";
import { failureOfStatus } from "../http/failure-of-status.ts";
import { type CallKind, type JsonApi, jsonApi, withoutSlash } from "../http/json-api.ts";
import type { HttpAnswer } from "../http/request.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { vendor } from "./oauth.ts";
import { deskUrlOf, isPlace, type Place } from "./places.ts";

export interface ZohoAccess {
  readonly tokens: AccessTokens;
  readonly place: Place;
  /** In place of the data centre's own. */
  readonly deskUrl?: string;
  /** Absent: the one the account has, or its default. */
  readonly orgId?: string;
  /** Absent: the default one. */
  readonly departmentId?: string;
  /** The field of a ticket in which our key stands. */
  readonly keyField: string;
  /** By which our tickets come in, by its name in the account. */
  readonly channel: string;
}

/**
 * Five calls side by side on the smallest plan, whatever their number (Zoho Desk API, limits, 2026-11): so, few at a
 * time.
 */
export const limit = { calls: 4, perMs: 1_000 };

/** Too many side by side, and no word about when: the next second is another one. */
const crowdedMs = 2_000;

const errorSchema = z.object({
  errorCode: z.string(),
  message: z.string().catch(""),
  errors: z
    .array(z.object({ fieldName: z.string().catch(""), errorType: z.string().catch("") }))
    .optional()
    .catch(undefined),
});

const maxDetailChars = 300;
const remedy =
  "Zoho Desk does not let us in: check what the user who granted it may do, and ZOHO_ORG_ID; or run deskgraph auth zoho.";

/** The code of a refusal that says: this is there already. */
export const duplicate = "zoho_duplicate";

/** The code of a refusal that says: our key is not this organisation's. */
export const otherOrg = "zoho_oauth_org_mismatch";

function readFailure(answer: HttpAnswer, call: CallKind): Failure {
  const said = errorSchema.safeParse(answer.json);
  if (!said.success) return failureOfStatus(answer, { vendor, ...call, remedy });
  const { errorCode, message, errors = [] } = said.data;
  const isDuplicate = errors.some(({ errorType }) => errorType === "duplicate");
  if (answer.status === 422 && isDuplicate) return { outcome: "refused", code: duplicate };
  const code = `zoho_${/^\w{1,40}$/.test(errorCode) ? errorCode.toLowerCase() : answer.status}`;
  const fields = errors.map(({ fieldName, errorType }) => `${fieldName} ${errorType}`.trim());
  const detail = [message, ...fields].filter(Boolean).join(": ").slice(0, maxDetailChars);
  switch (errorCode) {
    case "INVALID_OAUTH":
    case "UNAUTHORIZED":
    case "SCOPE_MISMATCH":
    case "OAUTH_ORG_MISMATCH":
    case "LICENSE_ACCESS_LIMITED":
    case "ONLY_LIVECHAT_USER":
      return { outcome: "locked", code, detail: remedy };
    case "TOO_MANY_REQUESTS":
      return { outcome: "retry", code, vendorIsWell: true, pauseVendorMs: retryAfterMs(answer.headers) ?? crowdedMs };
    default:
      return failureOfStatus(answer, { vendor, ...call, detail, remedy });
  }
}

/** `orgId` is wanted by all calls but those that ask for it. */
export const accessOf = ({ tokens, place, deskUrl }: ZohoAccess, orgId?: string): Access =>
  byGrant(tokens, ({ value, place: at = place }) => ({
    base: `${withoutSlash(deskUrl ?? deskUrlOf(isPlace(at) ? at : place))}/api/v1`,
    headers: {
      authorization: `Zoho-oauthtoken ${value.reveal()}`,
      ...(orgId === undefined ? {} : { orgId }),
    },
  }));

export const createZohoApi = (of: ZohoAccess, orgId?: string): JsonApi =>
  jsonApi({ access: accessOf(of, orgId), failureOf: readFailure });
