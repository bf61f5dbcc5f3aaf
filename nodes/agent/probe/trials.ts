import {
  type Catalogue,
  type Language,
  languages,
  type Passage,
  type Product,
  type Shop,
} from "../../../src/core/index.ts";
import { foundProduct, textsOf } from "../../sale/found-product.ts";
import { type AgentContext, emptyContext } from "../context.ts";
import { evidenceOf } from "../policy/evidence.ts";
import { shopTerms } from "../reply-evidence.ts";
import { articlesOf, availableTwins, colorTwins, countTwins, priceTwins, sumTwins } from "./goods-twins.ts";
import type { Trial } from "./judge.ts";
import { orderTwins, tenseTwins } from "./order-twins.ts";
import { termTwins } from "./term-twins.ts";

interface Shelf {
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly pages: readonly Passage[];
}

/** As many goods as one talk looks at: each price of them is a known one in every sentence. */
const together = 12;

/** Twins of all that a shop knows, a talk at a time. */
export function* trialsOf(shelf: Shelf, mostProducts: number): Generator<Trial> {
  const { products } = shelf.catalogue.search({ limit: mostProducts });
  for (let at = 0; at < products.length; at += together) yield* goodsTrials(shelf, products.slice(at, at + together));
  for (const language of languages) yield* termTrials(shelf, language);
  yield* orderTrials(shelf);
}

function* goodsTrials({ shop }: Shelf, products: readonly Product[]): Generator<Trial> {
  const found = products.map((product) => foundProduct(product, "uk"));
  const articles = found.flatMap(articlesOf);
  const evidence = evidenceOf(bareContext(shop, "uk"), [{ products: found, texts: found.flatMap(textsOf) }], {
    allowedLinkHosts: [],
  });
  yield { of: "price", evidence, twins: priceTwins(articles) };
  yield { of: "total", evidence, twins: sumTwins(articles) };
  yield { of: "stock count", evidence, twins: countTwins(articles) };
  yield { of: "availability", evidence, twins: availableTwins(articles) };
  yield { of: "colour", evidence, twins: colorTwins(articles) };
}

function* termTrials({ shop, pages }: Shelf, language: Language): Generator<Trial> {
  const terms = shopTerms(shop, language);
  const known = { allowedLinkHosts: [], publicTexts: terms };
  const context = bareContext(shop, language);
  yield { of: "terms", evidence: evidenceOf(context, [], known), twins: termTwins(terms, language) };
  for (const { text, language: of } of pages) {
    if (of !== undefined && of !== language) continue;
    yield {
      of: "pages",
      evidence: evidenceOf(context, [{ texts: [text] }], known),
      twins: termTwins([text], language),
    };
  }
}

const numbers = ["4821", "A-1042", "20261130-7"];
const states = ["shipped", "delivered", "cancelled"];

function* orderTrials({ shop }: Shelf): Generator<Trial> {
  const context = bareContext(shop, "uk");
  const known = { allowedLinkHosts: [] };
  for (const [at, number] of numbers.entries()) {
    for (const status of states) {
      const order = { number, status, total: 1000 + at, currency: shop.currency, placed_at: "2026-11-20", lines: [] };
      yield {
        of: "order state",
        evidence: evidenceOf(context, [{ orders: [order] }], known),
        twins: orderTwins(order),
      };
    }
  }
  yield { of: "done or will do", evidence: evidenceOf(context, [], known), twins: tenseTwins };
}

const bareContext = ({ name, persona, currency }: Shop, language: Language): AgentContext =>
  emptyContext(language, { name, persona: persona.name, currency });
