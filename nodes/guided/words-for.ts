import type { Offer, Turn } from "../../src/core/index.ts";
import { goodsOffers, nextOffers, personOffer } from "../sale/offers.ts";
import { onShelfNow } from "../sale/shown-goods.ts";
import type { GuidedTexts } from "../texts/guided/shape.ts";
import { nextWording } from "../texts/next-wording.ts";
import { offeredBefore } from "../turn/offered.ts";
import type { Desk, Said } from "./desk.ts";
import type { GuidedState } from "./guided-state.ts";
import type { Occasion } from "./turn-for-guided.ts";

/**
 * One honest sentence and what can be chosen, where the words themselves were not understood. While the model is away
 * that is offered once, and only in the middle of a sale: who goes on asking, or only asks, needs a person.
 */
export function wordsFor(
  { messages, timesSaid }: GuidedState,
  turn: Turn,
  occasion: Occasion,
  { words, situation, language, shop, catalogue }: Desk,
): Said | undefined {
  const goods = goodsOffers(
    situation.shown.map((product) => onShelfNow(product, catalogue, language)),
    language,
  );
  // Who has chosen already goes on with the order.
  const isChosen = situation.draft.lines.length > 0;
  const offers = [
    ...(isChosen ? [] : goods),
    ...nextOffers({ ...situation, shown: isChosen ? situation.shown : [] }, language, shop),
  ];
  const { id = "" } = offeredBefore(messages, turn);
  switch (occasion) {
    case "ahead":
      return undefined;
    case "asked": {
      const isAgain = id.endsWith("/guided/choices");
      const said = nextWording(timesSaid, "notUnderstood", wordingsOf(words, personOffer(language, shop)));
      return { ...said, offers, about: isAgain ? "choices_again" : "choices" };
    }
    case "away": {
      const { draft, bill, shown } = situation;
      const isSelling = draft.lines.length > 0 || shown.length > 0 || (bill !== null && bill.status !== "paid");
      return isSelling && !id.endsWith("/guided/away") ? { text: words.away, offers, about: "away" } : undefined;
    }
  }
}

/** Who was not understood four times is asked whether they want a person, where the shop offers one. */
const wordingsOf = ({ notUnderstood, ratherPerson }: GuidedTexts, person: readonly Offer[]) =>
  person.length === 0 ? notUnderstood : ([...notUnderstood, ratherPerson] as const);
