/** SQLSTATEs that speak of the server, not of the statement: connection, resources, time-out, restart, deadlock. */
const ofServer = /^(?:08|53|57014|57P0|58|40)/;
const ofNetwork = /^(?:ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/;
/** pg names these by their words alone. */
const words =
  /connection terminated|timeout exceeded when trying to connect|not queryable|client was closed|pool after calling end/i;

/** Whether the database is away rather than the work wrong: then waiting helps, and the turn is not to blame. */
export function isHomeTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return ofServer.test(code) || ofNetwork.test(code) || words.test(error.message) || isHomeTrouble(error.cause);
}

/** Whether something could not be written because the disk is full: by the database, or by ourselves. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && (error.code === "53100" || error.code === "ENOSPC")) || isDiskFull(error.cause));
