import type { Attachment, EffectDraft, HandoffReason, Language } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Alarm } from "./alarm.ts";

/** What a hand-over asks of the outside: the CRM's status and a person there, a ticket, a post for the staff. */
export function handoffEffects(of: {
  readonly reason: HandoffReason;
  readonly alarm?: Alarm | undefined;
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
  const { reason, alarm, brief, who, helpdesk } = of;
  const { staff } = texts[of.staffLanguage];
  const said = of.said === "" ? {} : { said: of.said };
  const sent = of.files.length === 0 ? {} : { files: of.files };
  const why = alarm === undefined ? staff.reasons[reason] : staff.alarms[alarm];
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
        tags: [reason, ...(alarm === undefined ? [] : [alarm])].map((each) => each.replaceAll("_", "-")),
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
  safety: "urgent",
  complaint: "high",
  return_or_refund: "high",
  wrong_or_damaged_item: "high",
  order_change: "high",
  order_problem: "high",
  payment_problem: "high",
  privacy: "high",
  policy: "high",
  failed: "high",
  person: "medium",
  product_question: "medium",
  photo_or_measurement: "medium",
  wholesale: "medium",
  delivery_elsewhere: "medium",
  abuse: "medium",
  partnership_or_job: "low",
  spam: "low",
  other: "low",
};
