import { describe, expect, it } from "vitest";
import { handoffEffects } from "../../../nodes/handoff/handoff-effects.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { type HandoffReason, handoffReasons, languages } from "../../../src/core/index.ts";

/** How soon a person must look, said a second time: a reason that changes its place here does so on purpose. */
const priorities: Readonly<Record<HandoffReason, string>> = {
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

const of = (reason: HandoffReason) =>
  handoffEffects({
    reason,
    brief: "коротко",
    said: "слова",
    files: [],
    who: "Олена",
    staffLanguage: "uk",
    helpdesk: undefined,
  });

describe("a hand-over", () => {
  it.each(handoffReasons)("for %s has its own priority, tag and words", (reason) => {
    const [status, assign, ticket, post] = of(reason);
    const why = texts.uk.staff.reasons[reason];
    expect(status).toEqual({ kind: "crm.status", payload: { stage: "escalation" } });
    expect(assign).toEqual({ kind: "crm.assign", payload: { role: "person" } });
    expect(ticket).toEqual({
      kind: "ticket.open",
      payload: {
        reason,
        priority: priorities[reason],
        subject: `${why}: Олена`,
        brief: "коротко",
        said: "слова",
        tags: [reason.replaceAll("_", "-")],
      },
    });
    expect(post?.payload).toMatchObject({
      topic: "handoff",
      text: expect.stringContaining(why),
      actions: ["take_over"],
    });
  });

  it.each(languages)("has words of its own for each reason in %s", (language) => {
    const { reasons } = texts[language].staff;
    expect(new Set(handoffReasons.map((reason) => reasons[reason])).size).toBe(handoffReasons.length);
  });

  it("says only what there is", () => {
    const [, , ticket, post] = handoffEffects({
      reason: "complaint",
      brief: "коротко",
      said: "",
      files: [],
      who: undefined,
      staffLanguage: "uk",
      helpdesk: "second",
    });
    expect(ticket?.payload).toEqual({
      reason: "complaint",
      priority: "high",
      subject: texts.uk.staff.reasons.complaint,
      brief: "коротко",
      tags: ["complaint"],
      helpdesk: "second",
    });
    expect(post?.payload).not.toHaveProperty("files");
  });
});
