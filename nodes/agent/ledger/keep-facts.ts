import type { Fact } from "./ledger-state.ts";

/** As many as some fifty turns bring. An article counts once for each of its variants. */
const mostFacts = 200;
/** What goes first, and how many of each kind stay whatever comes. */
const leastNeededFirst: readonly (readonly [Fact["kind"], number])[] = [
  ["said", 20],
  ["statement", 20],
  ["article", 20],
  ["amount", 20],
  ["order", 10],
];

const weightOf = (fact: Fact): number => (fact.kind === "article" ? Math.max(1, fact.product.variants.length) : 1);

/** Adds facts, each in the place of the one it supersedes, and lets the oldest of the least needed kinds go. */
export function withFacts(before: readonly Fact[], more: readonly Fact[]): readonly Fact[] {
  const after = more.reduce(withFact, before);
  return after === before ? before : bounded(after);
}

function withFact(facts: readonly Fact[], fact: Fact): readonly Fact[] {
  if (fact.kind === "article") return withArticle(facts, fact);
  const at = facts.findIndex((other) => factKey(other) === factKey(fact));
  const known = facts[at];
  if (known === undefined) return [...facts, fact];
  const newer = known.kind === "order" && fact.kind === "order" ? { ...known, ...fact } : fact;
  if (JSON.stringify(newer) === JSON.stringify(known)) return facts;
  return [...facts.slice(0, at), ...facts.slice(at + 1), newer];
}

const factKey = (fact: Fact): string => {
  switch (fact.kind) {
    case "article":
      return `${fact.kind} ${fact.product.title} ${fact.product.color}`;
    case "order":
      return `${fact.kind} ${fact.number}`;
    case "amount":
      return `${fact.kind} ${fact.role} ${fact.source.by} ${fact.minor}`;
    case "statement":
      return `${fact.kind} ${fact.source.by} ${fact.text}`;
    case "said":
      return `${fact.kind} ${fact.messageId}`;
  }
};

/** A SKU has one price and one stock: those that were looked up last. Other sizes of the product stay known. */
function withArticle(facts: readonly Fact[], fact: Extract<Fact, { kind: "article" }>): readonly Fact[] {
  const same = facts.find((other) => factKey(other) === factKey(fact));
  const skus = new Set(fact.product.variants.map(({ sku }) => sku));
  const older = same?.kind === "article" ? same.product.variants.filter(({ sku }) => !skus.has(sku)) : [];
  const merged = { ...fact, product: { ...fact.product, variants: [...older, ...fact.product.variants] } };
  if (same !== undefined && JSON.stringify(same) === JSON.stringify(merged)) return facts;
  const others = facts.flatMap((other): Fact[] => {
    if (other === same) return [];
    if (other.kind !== "article" || !other.product.variants.some(({ sku }) => skus.has(sku))) return [other];
    const variants = other.product.variants.filter(({ sku }) => !skus.has(sku));
    return variants.length === 0 ? [] : [{ ...other, product: { ...other.product, variants } }];
  });
  return [...others, merged];
}

function bounded(facts: readonly Fact[]): readonly Fact[] {
  let surplus = facts.reduce((sum, fact) => sum + weightOf(fact), 0) - mostFacts;
  let kept = facts;
  for (const [kind, least] of leastNeededFirst) {
    if (surplus <= 0) break;
    let spare = kept.filter((fact) => fact.kind === kind).length - least;
    kept = kept.filter((fact) => {
      if (fact.kind !== kind || spare <= 0 || surplus <= 0) return true;
      spare -= 1;
      surplus -= weightOf(fact);
      return false;
    });
  }
  return kept;
}
