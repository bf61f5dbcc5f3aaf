import { isOpen, type Language, nextOpening, type Shop, type Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/** When a person of the shop will answer, by its working hours. */
export function whenAnswered(
  turn: Turn,
  language: Language,
  shop: Shop,
): { readonly at: "open" | "closed"; readonly when: string } {
  const words = texts[language];
  const now = new Date(turn.at);
  if (isOpen(shop, now)) return { at: "open", when: words.soon };
  const opening = nextOpening(shop, now);
  const when =
    opening === undefined ? words.closedForLong : words.opening({ day: words.days[opening.day], time: opening.time });
  return { at: "closed", when };
}
