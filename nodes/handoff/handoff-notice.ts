import { type HandoffReason, isOpen, type Language, nextOpening, type Shop, type Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/** What the customer is told when a person takes over: truthfully, by the shop's working hours. */
export function handoffNotice(reason: HandoffReason, turn: Turn, language: Language, shop: Shop): string {
  const words = texts[language];
  if (reason === "threat") return words.threat;
  const now = new Date(turn.at);
  const opening = nextOpening(shop, now);
  const notice = isOpen(shop, now)
    ? words.handoff.open({ when: words.soon })
    : words.handoff.closed({
        when:
          opening === undefined
            ? words.closedForLong
            : words.opening({ day: words.days[opening.day], time: opening.time }),
      });
  switch (reason) {
    case "self_harm":
      return `${words.selfHarm({ crisisLine: shop.handoff.crisisLine })}\n\n${notice}`;
    case "complaint":
    case "return_or_refund":
    case "order_problem":
    case "payment_problem":
      return `${words.handoffCare} ${notice}`;
    default:
      return notice;
  }
}
