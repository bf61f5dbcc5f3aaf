import { type Failure, notFound } from "../../src/core/index.ts";
import type { CallKind } from "./json-api.ts";
import type { HttpAnswer } from "./request.ts";
import { retryAfterMs } from "./retry-after.ts";
import { unsureWrite } from "./unsure-write.ts";

/** Where a vendor says "slow down" and not for how long. */
const patienceMs = 60_000;

/** What an answer that is no 2xx means at most vendors. What one of them means differently is read before this. */
export function failureOfStatus(
  { status, headers, isJson = true }: Pick<HttpAnswer, "status" | "headers"> & Partial<Pick<HttpAnswer, "isJson">>,
  of: CallKind & {
    readonly vendor: string;
    readonly detail?: string | undefined;
    /** What to check, when the vendor does not let us in. */
    readonly remedy: string;
    /** The vendor says of a 429 that the account as a whole may go on: then only this one thing was asked too often. */
    readonly hasRoom?: boolean;
  },
): Failure {
  const code = `${of.vendor}_${status}`;
  const detail = of.detail === undefined ? {} : { detail: of.detail };
  // The address is wrong, or there is no such account any more: nothing is said of the thing that was asked about.
  if (status === 404 && !isJson) return noApiHere(of.vendor);
  if (status >= 300 && status < 400) return { outcome: "locked", code, detail: redirectHint(of.vendor, headers) };
  switch (status) {
    case 401:
      return { outcome: "locked", code, detail: of.remedy };
    case 403:
      // Restricted agents and groups hide single tickets: that is no reason to stop all others.
      return of.isOfOne ? { outcome: "refused", code, ...detail } : { outcome: "locked", code, detail: of.remedy };
    case 404:
    case 410:
      return { outcome: "refused", code: notFound, ...detail };
    case 429:
      return tooMany(code, retryAfterMs(headers) ?? patienceMs, of.hasRoom);
    case 409:
    case 423:
    case 425:
      return { outcome: "retry", code, vendorIsWell: true };
    default: {
      if (status !== 408 && status < 500) return { outcome: "refused", code, ...detail };
      const afterMs = retryAfterMs(headers);
      if (of.isWrite) return unsureWrite(status, code);
      return { outcome: "retry", code, ...(afterMs === undefined ? {} : { afterMs }) };
    }
  }
}

function tooMany(code: string, waitMs: number, hasRoom: boolean | undefined): Failure {
  const common = { outcome: "retry", code, vendorIsWell: true } as const;
  return hasRoom ? { ...common, afterMs: waitMs } : { ...common, pauseVendorMs: waitMs };
}

/** At this address nobody knows the vendor's API. */
export const noApiHere = (vendor: string): Failure => ({
  outcome: "locked",
  code: `${vendor}_no_api`,
  detail: `There is no API of ${vendor} at the configured address: check it, and whether the account was renamed or suspended.`,
});

/** Only the place is told: what else stands in an address may be secret. */
function redirectHint(vendor: string, headers: Headers): string {
  const to = headers.get("location") ?? "";
  const place = URL.canParse(to) ? ` to ${new URL(to).origin}` : "";
  return `The configured address of ${vendor} leads elsewhere${place}: set the address to which it leads. A key follows no redirect.`;
}
