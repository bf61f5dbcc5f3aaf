import { type DeliveryTrouble, type EffectDraft, type Shop, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { isTicketed } from "../turn/turn-signals.ts";
import { tellCustomer } from "./tell-customer.ts";
import type { TroublePatch, TroubleState } from "./trouble-state.ts";

/** A person hears of it and can try it again. */
export function tellStaff(report: DeliveryTrouble, state: TroubleState, turn: Turn, shop: Shop): Thought<TroublePatch> {
  const { outcome, effectKey, effectKind, orderId } = report;
  const { correction } = state;
  // The person who wrote it in the helpdesk looks there, and would think that the customer has read it.
  const isPersonsWord = effectKind === "reply.send" && outcome === "dead" && isTicketed(state, turn);
  const note: EffectDraft = {
    kind: "ticket.note",
    subject: effectKey,
    payload: { text: describeTrouble(report, shop), public: false },
  };
  // Only what became of this very order ends the question about it.
  const isOver =
    correction !== null && effectKind === "crm.order" && correction.bill.id === orderId && outcome === "dead";
  return {
    patch: {
      ...(isOver ? { correction: { ...correction, isOpen: false } } : {}),
      ...tellCustomer(report, state, turn),
    },
    effects: isPersonsWord ? [note, staffPost(report, shop, { isNoted: true })] : [staffPost(report, shop)],
  };
}

export const staffPost = (
  report: DeliveryTrouble,
  shop: Shop,
  { isNoted = false }: { readonly isNoted?: boolean } = {},
): EffectDraft => ({
  kind: "staff.post",
  subject: `${report.outcome}/${report.effectKey}`,
  payload: {
    topic: "trouble",
    text: describeTrouble(report, shop),
    ...(report.outcome === "locked"
      ? { actions: [] }
      : { actions: ["replay", "take_over"], effectKey: report.effectKey }),
    // What is wrong with the helpdesk cannot be told there.
    ...(isNoted || report.effectKind.startsWith("ticket.") ? {} : { needsTicket: true as const }),
  },
});

function describeTrouble({ outcome, effectKey, effectKind, code, detail = code }: DeliveryTrouble, shop: Shop): string {
  const { staff } = texts[staffLanguageOf(shop)];
  return outcome === "locked"
    ? staff.locked({ detail })
    : staff.undelivered({ what: staff.effects[effectKind] ?? effectKind, detail, key: effectKey });
}
