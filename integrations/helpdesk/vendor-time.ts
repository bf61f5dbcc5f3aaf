import { z } from "zod";

/** What a row without a readable time is taken for: it is older than everything. */
export const longAgo = "1970-01-01T00:00:00.000Z";

const isIso = /^\d{4}-\d{2}-\d{2}T/;

/** A moment as the vendor wrote it; undefined where that is none. Some count milliseconds, as a number or as text. */
function readTime(at: unknown): string | undefined {
  if (typeof at !== "string" && typeof at !== "number") return undefined;
  const date = new Date(typeof at === "string" && /^\d{10,17}$/.test(at) ? Number(at) : at);
  const ms = date.getTime();
  // No ticket is from another age; and a database knows fewer years than JavaScript.
  if (Number.isNaN(ms) || ms < 0 || date.getUTCFullYear() > 9_999) return undefined;
  return typeof at === "string" && isIso.test(at) ? at : date.toISOString();
}

/** A time that may be missing or no time at all: it never fails a row. */
export const vendorTime = z.unknown().optional().transform(readTime);
