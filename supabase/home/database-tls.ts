import { isIP } from "node:net";
import pg from "pg";

/**
 * How the way to a database is kept from strangers: it does not leave this machine, anybody on it can read along
 * ("none"), anybody on it can play the server ("unproven"), or nobody can ("proven").
 */
export type DatabaseTls = "own machine" | "none" | "unproven" | "proven";

/** Read from the address as the driver reads it; nothing is connected to. */
export function databaseTlsOf(url: string): DatabaseTls {
  const read: { readonly ssl: unknown; readonly host: string } = new pg.Client({ connectionString: url });
  const { ssl, host } = read;
  if (isOwnMachine(host)) return "own machine";
  if (ssl === undefined || ssl === false) return "none";
  const isUnproven = typeof ssl === "object" && ssl !== null && "rejectUnauthorized" in ssl && !ssl.rejectUnauthorized;
  return isUnproven ? "unproven" : "proven";
}

/** A path is a Unix socket. */
const isOwnMachine = (host: string): boolean =>
  host === "" ||
  host === "localhost" ||
  host.startsWith("/") ||
  host === "::1" ||
  (isIP(host) === 4 && host.startsWith("127."));
