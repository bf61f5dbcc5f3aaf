import { goodsOffers, nextOffers } from "../../sale/offers.ts";
import { onShelfNow } from "../../sale/shown-goods.ts";
import type { Act } from "../act.ts";
import { kinds } from "./kinds.ts";

/** The goods that were found last, as they are on the shelf now. */
export const back: Act = {
  name: "back",
  run: (_ids, desk) => {
    const { situation, catalogue, language, words, shop } = desk;
    const goods = situation.shown.map((product) => onShelfNow(product, catalogue, language));
    const offers = goodsOffers(goods, language);
    if (offers.length === 0) return kinds.run([], desk);
    desk.show(goods);
    const next = nextOffers({ ...situation, shown: [] }, language, shop);
    return { text: words.found, offers: [...offers, ...next.filter(({ act }) => act !== "terms")] };
  },
};
