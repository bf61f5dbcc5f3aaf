import type { ProductInput } from "../../shop/product-schema.ts";
import type { Named } from "../article.ts";
import type { Judged } from "./judged.ts";

type Attribute = NonNullable<ProductInput["attributes"]>[number];
type VariantInput = ProductInput["variants"][number];

const mostFacts = 40;
const mostChars = 300;

/** Lists repeat the same names and values thousands of times: each is kept once. */
const known = new Map<string, Attribute>();
const mostKnown = 20_000;

function attributeOf({ name, value }: Named): Attribute {
  const key = `${name}\0${value}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = { name: { uk: name.slice(0, mostChars) }, value: { uk: value.slice(0, mostChars) } };
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}

const variantKey = ({ name, value }: Named): string => `${name}\0${value}`;

/** One a name: the first one. */
const once = (facts: readonly Named[]): readonly Named[] =>
  [...new Map(facts.toReversed().map((fact) => [fact.name, fact])).values()].toReversed();

const sharedOf = (same: readonly Judged[]): ReadonlySet<string> => {
  const [first, ...others] = same.map(({ facts }) => new Set(once(facts).map(variantKey)));
  return new Set([...(first ?? [])].filter((key) => others.every((each) => each.has(key))));
};

/** What is true of every variant. */
export function factsOf(same: readonly Judged[]): Attribute[] {
  const shared = sharedOf(same);
  const facts = once(same[0]?.facts ?? []).filter((fact) => shared.has(variantKey(fact)));
  const waits = same.map(({ article: { stock } }) => (stock.state === "to_order" ? stock : undefined));
  const days = waits.every((each) => each !== undefined) ? (waits[0]?.days ?? 0) : undefined;
  return [...facts.slice(0, mostFacts - 1).map(attributeOf), ...(days === undefined ? [] : [madeToOrder(days)])];
}

export function variantsOf(same: readonly Judged[]): VariantInput[] {
  const shared = sharedOf(same);
  return same.map(({ article, size, facts, priceMajor, beforeMajor, stock, isUncounted }) => {
    const own = once(facts).filter((fact) => !shared.has(variantKey(fact)));
    return {
      sku: article.sku,
      ...(size === "" ? {} : { size }),
      price: priceMajor,
      ...(beforeMajor === undefined ? {} : { oldPrice: beforeMajor }),
      stock,
      ...(isUncounted ? { isUncounted } : {}),
      ...(own.length === 0 ? {} : { attributes: own.slice(0, mostFacts).map(attributeOf) }),
    };
  });
}

/** Known of a thing like its material; its stock is none, and nobody is promised a piece by it. */
function madeToOrder(days: number): Attribute {
  const name = { uk: "Під замовлення", en: "Made to order", ru: "Под заказ" };
  return days === 0
    ? { name, value: { uk: "так", en: "yes", ru: "да" } }
    : { name, value: { uk: `${days} дн.`, en: `${days} d.`, ru: `${days} дн.` } };
}
