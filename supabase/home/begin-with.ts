import type pg from "pg";

/** What the server answers to a statement that was put before another one. */
const answers: ReadonlySet<string | symbol> = new Set([
  "parseComplete",
  "bindComplete",
  "rowDescription",
  "dataRow",
  "commandComplete",
]);
/** These want a transaction of their own, or none at all, and touch no row of a tenant. */
const wantsToBeAlone = /^\s*(?:vacuum\b|(?:create|drop|reindex)\b[^;]*\bconcurrently\b[^;]*;?\s*$)/i;

/**
 * Begins every transaction of a client with `first`, a select: each statement outside a transaction, and each BEGIN. It
 * goes out in one packet with them and its answer is dropped here, so nobody else knows of it and nobody waits longer.
 *
 * What is set so ends with the transaction. What is set for a session stays with the server's connection, and a pooler
 * in transaction mode hands that one to somebody else in between: to another tenant.
 */
export function beginWith(client: pg.Client, first: string): void {
  const { connection } = client;
  const { query, parse, emit } = connection;
  // By the server's word after each statement (ReadyForQuery): idle, or inside a transaction.
  let isIdle = true;
  let isAnswering = false;

  connection.query = (text) => {
    const isFirst = isIdle && !wantsToBeAlone.test(text);
    isAnswering = isFirst;
    // Statements of one message are one transaction, also where one of them is BEGIN.
    query.call(connection, isFirst ? `${first}; ${text}` : text);
  };
  connection.parse = (asked, more) => {
    if (isIdle && !wantsToBeAlone.test(asked.text)) {
      isAnswering = true;
      // All up to the next Sync is one transaction.
      parse.call(connection, { name: "", text: first, types: [] }, true);
      connection.bind({}, true);
      connection.execute({}, true);
    }
    parse.call(connection, asked, more);
  };
  connection.emit = (event, ...told: readonly unknown[]) => {
    if (isAnswering && answers.has(event)) {
      isAnswering = event !== "commandComplete";
      return true;
    }
    if (event === "errorMessage") isAnswering = false;
    if (event === "readyForQuery") isIdle = statusOf(told[0]) === "I";
    return emit.call(connection, event, ...told);
  };
}

const statusOf = (message: unknown): unknown =>
  typeof message === "object" && message !== null && "status" in message ? message.status : undefined;
