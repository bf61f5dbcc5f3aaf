import { conversationId, inboundId, type Turn, type TurnInbound, turnIdOf } from "../../src/core/index.ts";

export const deskConversation = conversationId("c_desk");

/** The part of an inbound that is its own. */
type Body<T = TurnInbound> = T extends TurnInbound ? Omit<T, "id" | "conversationId" | "at"> : never;

/** The turn of one inbound; `at` tells one turn from another and is its time in half minutes. */
export function deskTurn(at: number, body: Body, more: Partial<Turn> = {}): Turn {
  const id = inboundId(`i_${at}`);
  const time = new Date(Date.parse("2026-01-14T08:00:00Z") + at * 30_000).toISOString();
  const received = { id, conversationId: deskConversation, at: time };
  return {
    id: turnIdOf([id]),
    conversationId: deskConversation,
    owner: "ai",
    epoch: 1,
    claim: 1,
    unsaid: [],
    at: time,
    inbounds: [{ ...body, ...received }],
    ...more,
  };
}

export const saidTurn = (at: number, text: string, more: Partial<Turn> = {}): Turn =>
  deskTurn(at, { kind: "message", text, attachments: [] }, more);
