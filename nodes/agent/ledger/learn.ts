import type { BaseMessage } from "@langchain/core/messages";
import type { Bill } from "../../sale/bill.ts";
import type { FoundProduct } from "../../sale/found-product.ts";
import type { Toolset } from "../../tools/toolset.ts";
import { minorOf } from "../policy/text-evidence.ts";
import { factsOfMessage } from "./facts-of-messages.ts";
import { factsOfSteps } from "./facts-of-steps.ts";
import { withFacts } from "./keep-facts.ts";
import type { Fact, Ledger } from "./ledger-state.ts";

interface Heard {
  readonly messages: readonly BaseMessage[];
  /** The newest look-ups, also those of a turn that ended elsewhere. */
  readonly steps: readonly BaseMessage[];
  readonly shown?: readonly FoundProduct[];
  readonly bill?: Bill | null;
  readonly toolset: Toolset;
}

/** The ledger with what is new; the same one when nothing is. To learn a thing twice changes nothing. */
export function learn(ledger: Ledger, { messages, steps, shown = [], bill = null, toolset }: Heard): Ledger {
  const unread = messages.slice(messages.findLastIndex(({ id }) => id === ledger.heardId) + 1);
  const news = [
    ...unread.flatMap(factsOfMessage),
    ...(bill === null ? [] : factsOfBill(bill)),
    ...unknownOf(shown, ledger).map((product): Fact => ({ kind: "article", source: shownAtStart, product })),
    ...factsOfSteps(steps, toolset),
  ];
  const known = [...ledger.facts, ...news];
  const facts = withFacts(
    ledger.facts,
    news.filter((fact) => !isOthers(fact, known)),
  );
  const heardId = messages.at(-1)?.id ?? ledger.heardId;
  return facts === ledger.facts && heardId === ledger.heardId ? ledger : { facts: [...facts], heardId };
}

/**
 * A figure in the model's words that is the customer's, which it may only have denied, or a price, which may change: it
 * is no sum of its own.
 */
function isOthers(fact: Fact, known: readonly Fact[]): boolean {
  if (fact.kind !== "amount" || fact.source.by !== "sum") return false;
  return known.some((other) => {
    if (other.kind === "said") return other.values.includes(fact.minor / 100);
    if (other.kind === "amount") return other.role === "bound" && other.minor === fact.minor;
    return other.kind === "article" && other.product.variants.some(({ price }) => minorOf(price) === fact.minor);
  });
}

/** Shown by the link that opened the chat: no tool answered with it. */
const shownAtStart = { by: "tool", name: "start" } as const;

function unknownOf(shown: readonly FoundProduct[], { facts }: Ledger): FoundProduct[] {
  const known = new Set(
    facts.flatMap((fact) => (fact.kind === "article" ? fact.product.variants.map(({ sku }) => sku) : [])),
  );
  return shown.filter(({ variants }) => variants.some(({ sku }) => !known.has(sku)));
}

const factsOfBill = ({ number, total, due, earlier }: Bill): Fact[] => [
  { kind: "order", source: { by: "bill" }, number, total: total.minor / 100, due: due.minor / 100 },
  ...earlier.map(
    (before): Fact => ({
      kind: "order",
      source: { by: "bill" },
      number: before.number,
      due: before.due.minor / 100,
    }),
  ),
];
