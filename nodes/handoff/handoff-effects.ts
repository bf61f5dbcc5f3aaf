import type { Attachment, EffectDraft, HandoffReason, Language } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/** What a hand-over asks of the outside: the CRM's status and a person there, a ticket, a post for the staff. */
export function handoffEffects(of: {
  readonly reason: HandoffReason;
  readonly brief: string;
  /** The customer's words that called for a person, and what came with them. */
  readonly said: string;
  readonly files: readonly Attachment[];
  /** The customer's name, when it is known. */
  readonly who: string | undefined;
  readonly staffLanguage: Language;
  /** Where a rule of the shop's sends the ticket. */
  readonly helpdesk: string | undefined;
}): EffectDraft[] {
  const { reason, brief, who, helpdesk } = of;
  const { staff } = texts[of.staffLanguage];
  const said = of.said === "" ? {} : { said: of.said };
  const sent = of.files.length === 0 ? {} : { files: of.files };
  const why = staff.reasons[reason];
  return [
    { kind: "crm.status", payload: { stage: "escalation" } },
    { kind: "crm.assign", payload: { role: "person" } },
    {
      kind: "ticket.open",
      payload: {
        reason,
        priority: priorities[reason],
        subject: who === undefined ? why : `${why}: ${who}`,
        brief,
        ...said,
        ...sent,
        tags: [reason.replaceAll("_", "-")],
        ...(helpdesk === undefined ? {} : { helpdesk }),
      },
    },
    {
      kind: "staff.post",
      payload: { topic: "handoff", text: staff.handoff({ reason: why, brief }), ...sent, actions: ["take_over"] },
    },
  ];
}

const priorities: Record<HandoffReason, "urgent" | "high" | "medium" | "low"> = {
  self_harm: "urgent",
  threat: "urgent",
  complaint: "high",
  return_or_refund: "high",
  payment_problem: "high",
  order_problem: "high",
  turn_failed: "high",
  model_limit: "high",
  policy: "high",
  asked_for_person: "medium",
  out_of_domain: "low",
  abuse: "medium",
  spam: "low",
  injection: "low",
};
