import type { BaseMessage } from "@langchain/core/messages";
import type { Bill } from "../../sale/bill.ts";
import type { FoundProduct } from "../../sale/found-product.ts";
import type { Toolset } from "../../tools/toolset.ts";
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
  const facts = withFacts(ledger.facts, [
    ...unread.flatMap(factsOfMessage),
    ...(bill === null ? [] : factsOfBill(bill)),
    ...unknownOf(shown, ledger).map((product): Fact => ({ kind: "article", source: shownAtStart, product })),
    ...factsOfSteps(steps, toolset),
  ]);
  const heardId = messages.at(-1)?.id ?? ledger.heardId;
  return facts === ledger.facts && heardId === ledger.heardId ? ledger : { facts: [...facts], heardId };
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
