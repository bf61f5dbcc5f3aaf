import type { AskedTurn } from "./mind.ts";

/**
 * What at least one provider, or the template of some open model, refuses in a history (read and measured 2026-11).
 * Undefined: there is nothing to refuse.
 */
export function historyFault(turns: readonly AskedTurn[]): string | undefined {
  const [first] = turns;
  if (first === undefined) return "messages: at least one message is required";
  if (first.role !== "user") return "first message must use the user role";
  const last = turns.at(-1);
  if (last?.role === "assistant")
    return "this model does not support assistant message prefill: must end with a user message";
  for (const [at, turn] of turns.entries()) {
    const fault = turnFault(turns, turn, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function turnFault(turns: readonly AskedTurn[], turn: AskedTurn, at: number): string | undefined {
  const next = turns[at + 1];
  if (turn.text.includes("\0") || !turn.text.isWellFormed()) return `messages.${at}: not valid UTF-8`;
  switch (turn.role) {
    case "user":
      if (turn.text.trim() === "") return `messages.${at}: text content blocks must contain non-whitespace text`;
      return next?.role === "user" ? "conversation roles must alternate user/assistant" : undefined;
    case "tool":
      return next?.role === "user" ? "unexpected role 'user' after role 'tool' (3230)" : orphanFault(turns, turn, at);
    case "assistant":
      if (next?.role === "assistant") return "conversation roles must alternate user/assistant";
      if (turn.calls.length === 0 && turn.text.trim() === "") return `messages.${at}: text content must be non-empty`;
      return pairFault(turns, turn, at);
  }
}

function pairFault(turns: readonly AskedTurn[], { calls }: Extract<AskedTurn, { role: "assistant" }>, at: number) {
  const results = turns.slice(at + 1, at + 1 + calls.length);
  const answered = results.flatMap((result) => (result.role === "tool" ? [result.callId] : []));
  const open = calls.filter(({ id }) => !answered.includes(id));
  if (open.length > 0) return `tool calls without a result immediately after: ${open.map(({ id }) => id).join()}`;
  const odd = calls.find(({ id }) => !/^[a-zA-Z0-9]{9}$/.test(id));
  if (odd !== undefined) return `tool call id was ${odd.id} but must be a-z, A-Z, 0-9, with a length of 9 (3280)`;
  const unnamed = calls.find(({ name }) => !/^[a-zA-Z_][a-zA-Z0-9_-]{0,62}$/.test(name));
  if (unnamed !== undefined) return `invalid tool name ${unnamed.name}`;
  return new Set(calls.map(({ id }) => id)).size === calls.length ? undefined : "tool call ids must be unique";
}

function orphanFault(turns: readonly AskedTurn[], { callId }: Extract<AskedTurn, { role: "tool" }>, at: number) {
  const before = turns.slice(0, at).findLast(({ role }) => role !== "tool");
  const isCalled = before?.role === "assistant" && before.calls.some(({ id }) => id === callId);
  return isCalled ? undefined : `tool result for ${callId}, which the preceding message does not call`;
}
