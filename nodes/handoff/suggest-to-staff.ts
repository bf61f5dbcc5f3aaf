import { type EffectDraft, type Shop, staffLanguageOf } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/**
 * What the product would say to the customer by itself while a person has the chat: the person reads it, and says it or
 * not. Help for a life at risk and proof of money that came are said all the same.
 */
export const suggestToStaff = (subject: string, text: string, shop: Shop): EffectDraft => ({
  kind: "staff.post",
  subject: `suggested/${subject}`,
  payload: {
    topic: "message",
    text: texts[staffLanguageOf(shop)].staff.suggested({ text }),
    actions: [],
    needsTicket: true,
  },
});
