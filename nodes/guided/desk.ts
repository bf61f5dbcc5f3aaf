import {
  type Catalogue,
  type DeliveryField,
  isCarriedId,
  type Language,
  type Offer,
  type Picture,
  type Shop,
  sku,
} from "../../src/core/index.ts";
import { type FoundProduct, foundProduct } from "../sale/found-product.ts";
import { guidedTexts } from "../texts/guided/guided-texts.ts";
import type { GuidedTexts } from "../texts/guided/shape.ts";
import type { TimesSaid } from "../texts/next-wording.ts";
import { type Progress, withChange } from "../tools/progress.ts";
import type { Situation, ToolDeps } from "../tools/situation.ts";
import type { Toolset } from "../tools/toolset.ts";

interface DeskDeps extends ToolDeps {
  readonly categories: readonly string[];
  readonly toolset: Toolset;
}

/** What an act says. */
export interface Said {
  readonly text: string;
  readonly offers: readonly Offer[];
  readonly asks?: DeliveryField;
  /** Tells it from other replies of this node, in its id. */
  readonly about?: string;
  readonly pictures?: readonly Picture[];
  /** The count of wordings, where one of several was said. */
  readonly timesSaid?: TimesSaid;
}

/** What acts work with: the sale as the acts before them left it, the shop, and the model's own tools. */
export interface Desk {
  readonly words: GuidedTexts;
  readonly language: Language;
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
  /** Of now: it changes with each call. */
  readonly situation: Situation;
  readonly progress: Progress;
  /** What was last told to cost how much, in minor units by article number. */
  readonly quoted: Readonly<Record<string, number>>;
  /** Runs a tool just as the model does; what it changes is changed from now on. */
  call(name: string, args: object): Promise<unknown>;
  /** From now on this is the list that the customer sees. */
  show(goods: Situation["shown"]): void;
  quote(article: string, minor: number): void;
  article(carried: string): ReturnType<Catalogue["bySku"]>;
}

/** Prices that were told before are of no use once so many newer ones were. */
const mostQuoted = 60;

export function createDesk(begun: Progress, quotedBefore: Desk["quoted"], deps: DeskDeps): Desk {
  const { toolset, catalogue, shop, categories } = deps;
  let progress = begun;
  let quoted = quotedBefore;
  const { language, turn } = begun.situation;
  return {
    words: guidedTexts[language],
    language,
    shop,
    catalogue,
    categories,
    get situation() {
      return progress.situation;
    },
    get progress() {
      return progress;
    },
    get quoted() {
      return quoted;
    },
    call: async (name, args) => {
      const { result, change } = await toolset.run(name, args, progress.situation, deps);
      progress = withChange(progress, change, turn);
      return result;
    },
    show: (goods) => {
      progress = { ...progress, situation: { ...progress.situation, shown: goods } };
    },
    quote: (article, minor) => {
      const { [article]: _before, ...others } = quoted;
      quoted = Object.fromEntries([...Object.entries(others).slice(1 - mostQuoted), [article, minor]]);
    },
    article: (carried) => catalogue.bySku(sku(carried)) ?? articleByDigest(carried, progress.situation, catalogue),
  };
}

/** An article number that had no room in the button: it is one of those that this customer saw. */
function articleByDigest(
  carried: string,
  { shown, draft }: Situation,
  catalogue: Catalogue,
): ReturnType<Catalogue["bySku"]> {
  const seen = [...shown.flatMap(({ variants }) => variants), ...draft.lines].map((each) => each.sku);
  // A size that was found is one of a product whose other sizes were perhaps not shown.
  const all = seen.flatMap((code) => catalogue.bySku(sku(code))?.product.variants ?? []).map((each) => each.sku);
  const meant = all.find((code) => isCarriedId(carried, code));
  return meant && catalogue.bySku(meant);
}

/** An article as it stands on the shelf now, and its product as the customer is told of it. */
export interface OnShelf extends NonNullable<ReturnType<Catalogue["bySku"]>> {
  readonly found: FoundProduct;
}

export const onShelf = (desk: Desk, carried: string): OnShelf | undefined => {
  const article = desk.article(carried);
  return article && { ...article, found: foundProduct(article.product, desk.language) };
};
