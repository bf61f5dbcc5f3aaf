import {
  type Catalogue,
  customerText,
  type Language,
  labelOf,
  type Reply,
  type Shop,
  type Turn,
} from "../../src/core/index.ts";
import { goodsOffers, nextOffers, picturesOf } from "../sale/offers.ts";
import { onShelfNow } from "../sale/shown-goods.ts";
import { texts } from "../texts/texts.ts";
import type { AgentState } from "./agent-state.ts";

interface Of {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly shop: Shop;
}

type Beside = Pick<Reply, "choices" | "pictures">;

/**
 * What is shown beside the words of the model: the goods that this turn found, those that the words name where they
 * name some; and to a customer who only opened the chat, what there is.
 */
export function goodsBeside(
  state: AgentState,
  turn: Turn,
  found: ReadonlySet<string>,
  { language, catalogue, shop }: Of,
): (text: string) => Beside {
  const goods = state.shown
    .filter(({ variants }) => variants.some(({ sku }) => found.has(sku)))
    .map((product) => onShelfNow(product, catalogue, language));
  if (goods.length === 0)
    return () => (isOpening(turn, language) ? { choices: nextOffers(state, language, shop) } : {});
  return (text) => {
    const named = goods.filter((product) => text.includes(labelOf(product)));
    const seen = named.length > 0 ? named : goods;
    const choices = goodsOffers(seen, language);
    const pictures = picturesOf(seen, catalogue, language);
    return {
      ...(choices.length === 0 ? {} : { choices: [...choices, ...cartOf(state, language, shop)] }),
      ...(pictures.length === 0 ? {} : { pictures }),
    };
  };
}

const cartOf = (state: AgentState, language: Language, shop: Shop) =>
  nextOffers(state, language, shop).filter(({ act }) => act === "cart" || act === "person");

/** The words of /start, or the same greeting typed. */
const isOpening = (turn: Turn, language: Language): boolean => customerText(turn) === texts[language].commands.start;
