import type { EffectDraft, EffectOf } from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";

type Actions = EffectOf<"staff.post">["payload"]["actions"];

/** For the people who decide about payments; with a bill they can decide right there. */
export const tellStaff = (
  subject: string,
  text: string,
  decide?: { readonly bill: Bill; readonly actions: Actions },
): EffectDraft => ({
  kind: "staff.post",
  subject,
  payload: {
    topic: "payment_proof",
    ...(decide === undefined ? {} : { billId: decide.bill.id }),
    text,
    actions: decide?.actions ?? [],
  },
});

/** For the people who look after orders; nothing is to be decided there. */
export const postOnOrder = (subject: string, text: string, actions: Actions = []): EffectDraft => ({
  kind: "staff.post",
  subject,
  payload: { topic: "order", text, actions },
});
