import type { Effect } from "../../src/core/index.ts";
import demoCatalogue from "../../src/shop/demo-catalogue.json" with { type: "json" };
import type { Exchange, Played } from "./play.ts";
import type { WrittenCustomer } from "./written-customer.ts";

interface Judgement {
  readonly isReached: boolean;
  /** What went wrong, each as a line for a person. */
  readonly faults: readonly Fault[];
}

interface Fault {
  readonly kind: "goal" | "silent" | "repeated" | "unanswered" | "false" | "needless";
  readonly what: string;
}

/** Whether the customer got what they came for, and what they had to read on the way. */
export function judge(customer: WrittenCustomer, { exchanges, effects }: Played): Judgement {
  const goal = goalFault(customer, effects);
  const faults: Fault[] = [
    ...(goal === undefined ? [] : [{ kind: "goal" as const, what: goal }]),
    ...exchanges.flatMap(silence),
    ...exchanges.flatMap((each, at) => repetition(each, exchanges[at - 1])),
    ...exchanges.flatMap(unanswered),
    ...falseSums(exchanges),
    ...needless(customer, effects),
  ];
  return { isReached: goal === undefined, faults };
}

function goalFault({ goal }: WrittenCustomer, effects: readonly Effect[]): string | undefined {
  switch (goal.kind) {
    case "answers":
      return undefined;
    case "person": {
      const reasons = effects.flatMap((effect) => (effect.kind === "ticket.open" ? [effect.payload.reason] : []));
      return reasons.some((reason) => goal.reasons.includes(reason))
        ? undefined
        : `a person for ${goal.reasons.join(" or ")}; called for: ${reasons.join(", ") || "nothing"}`;
    }
    case "order": {
      const ordered = effects.flatMap((effect) =>
        effect.kind === "crm.order" ? effect.payload.lines.map(({ sku, quantity }) => `${sku} × ${quantity}`) : [],
      );
      const methods = effects.flatMap((effect) => (effect.kind === "crm.order" ? [effect.payload.paymentMethod] : []));
      if ([...ordered].sort().join() !== [...goal.articles].sort().join()) {
        return `${goal.articles.join(", ")}; ordered: ${ordered.join(", ") || "nothing"}`;
      }
      return goal.method === undefined || methods.includes(goal.method)
        ? undefined
        : `by ${goal.method}: ${methods.join()}`;
    }
  }
}

const silence = ({ said, read, isPersons }: Exchange): Fault[] =>
  read.length > 0 || isPersons ? [] : [{ kind: "silent", what: said }];

/** The same text twice in a row, unless it was asked for twice in the same words. */
const repetition = ({ said, read }: Exchange, before: Exchange | undefined): Fault[] =>
  before === undefined || said === before.said
    ? []
    : read.filter((text) => before.read.includes(text)).map((what) => ({ kind: "repeated", what }));

function unanswered({ line, read, said }: Exchange): Fault[] {
  if (line === undefined || "photo" in line) return [];
  const text = read.join("\n");
  const missed = line.answer !== undefined && !line.answer.test(text);
  const wrong = line.never?.exec(text)?.[0];
  return [
    ...(missed ? [{ kind: "unanswered" as const, what: `${said} → ${text}` }] : []),
    ...(wrong === undefined ? [] : [{ kind: "unanswered" as const, what: `${said} → "${wrong}"` }]),
  ];
}

const prices = new Set(demoCatalogue.flatMap(({ variants }) => variants.map(({ price }) => price)));
const money = /(\d[\d\s\u00a0]*(?:[.,]\d{1,2})?)[\s\u00a0]*(?:грн|UAH|₴)/giu;

/** A sum that is no price, no sum of some prices, no prepayment or its rest, and that the customer did not name. */
function falseSums(exchanges: readonly Exchange[]): Fault[] {
  const named = new Set(exchanges.flatMap(({ said }) => [...said.matchAll(/\d+/g)].map(([digits]) => Number(digits))));
  return exchanges.flatMap(({ read }) =>
    [...read.join("\n").matchAll(money)].flatMap(([found, digits = ""]): Fault[] => {
      const sum = Number(digits.replace(/[\s\u00a0]/g, "").replace(",", "."));
      return sum === 200 || named.has(sum) || isSumOfPrices(sum) || isSumOfPrices(sum + 200)
        ? []
        : [{ kind: "false", what: found }];
    }),
  );
}

/** Up to four articles: no written customer buys more kinds. */
function isSumOfPrices(sum: number, terms = 4): boolean {
  if (prices.has(sum)) return true;
  return terms > 1 && [...prices].some((price) => price < sum && isSumOfPrices(sum - price, terms - 1));
}

const needless = ({ goal }: WrittenCustomer, effects: readonly Effect[]): Fault[] =>
  goal.kind === "person"
    ? []
    : effects.flatMap((effect) =>
        effect.kind === "ticket.open" ? [{ kind: "needless" as const, what: effect.payload.reason }] : [],
      );
