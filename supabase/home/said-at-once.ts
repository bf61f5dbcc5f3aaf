import type { PGlite } from "@electric-sql/pglite";
import { letOthersRun } from "../../src/core/index.ts";

/** The first byte of what Postgres answers at once: Sync, Query, Flush; a copy's data, its end and its failure. */
const answered = new Set([..."SQHdcf"].map((letter) => letter.charCodeAt(0)));

/**
 * A statement runs on our own thread and is answered without a turn of the event loop, so turns that follow each other
 * would keep it for as long as there are any: answers of vendors, health and new messages waited for half a minute
 * (November 2026). A statement begins when the others have run within this time.
 */
const longestWithoutOthersMs = 20;

/**
 * The same Postgres, told all of a statement at once. pg says a statement in four or five messages, and each call into
 * WebAssembly costs as much as a small statement (0.3 ms of a core becomes 0.24, November 2026).
 */
export function saidAtOnce(pglite: PGlite): PGlite {
  const held: Uint8Array[] = [];
  let othersRanAtMs = 0;
  const execProtocolStream: PGlite["execProtocolStream"] = async (message, options) => {
    held.push(message);
    if (!answered.has(message[0] ?? 0)) return [];
    const statement = Buffer.concat(held.splice(0));
    // Also where a clock was put back.
    if (Math.abs(performance.now() - othersRanAtMs) > longestWithoutOthersMs) {
      await letOthersRun();
      othersRanAtMs = performance.now();
    }
    return pglite.execProtocolStream(statement, options);
  };
  return new Proxy(pglite, {
    get: (target, name) => (name === "execProtocolStream" ? execProtocolStream : Reflect.get(target, name, target)),
  });
}
