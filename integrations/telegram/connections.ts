import { type ClientRequest, Agent as PlainAgent } from "node:http";
import { Agent as SecureAgent } from "node:https";

/**
 * A server closes a connection that nobody uses, and a request that leaves in that moment breaks. Telegram's own keeps
 * one for minutes, a proxy before a local server as little as five seconds; ours is given up before that. Node obeys a
 * server that says how long it keeps one.
 */
const idleMs = 2_000;

/** The code of an error by which a connection broke that had been idle, before a byte of an answer came. */
export const idleClosed = "IDLE_CONNECTION_CLOSED";

/** Connections to one Bot API server. grammY's own agent keeps them until the server closes them. */
export function connectionsTo(apiRoot: string): PlainAgent {
  const options = { keepAlive: true, timeout: idleMs };
  const agent = apiRoot.startsWith("http:") ? new PlainAgent(options) : new SecureAgent(options);
  const reuse = agent.reuseSocket.bind(agent);
  agent.reuseSocket = (socket, request) => {
    reuse(socket, request);
    nameIdleClosed(request);
  };
  return agent;
}

/** First of all who hear of the error: whoever wraps it copies its code. */
function nameIdleClosed(request: ClientRequest): void {
  let isAnswered = false;
  request.once("response", () => {
    isAnswered = true;
  });
  request.once("error", (error: NodeJS.ErrnoException) => {
    if (!isAnswered && (error.code === "ECONNRESET" || error.code === "EPIPE")) error.code = idleClosed;
  });
}
