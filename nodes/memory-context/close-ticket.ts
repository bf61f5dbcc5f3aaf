import type { EffectDraft, Language, Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/** A person closed the matter outside the helpdesk: the ticket is solved, too. */
export function closeTicket(turn: Turn, staffLanguage: Language): EffectDraft[] {
  const closed = turn.inbounds.findLast((inbound) => inbound.kind === "closed");
  if (closed?.person === undefined || closed.person.door === "helpdesk") return [];
  return [{ kind: "ticket.close", payload: { reason: texts[staffLanguage].staff.closedBy({ name: closed.by }) } }];
}
