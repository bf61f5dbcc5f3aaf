import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { clip } from "../../../src/core/index.ts";
import type { FoundOrder } from "../../sale/found-order.ts";
import type { Toolset } from "../../tools/toolset.ts";
import { minorOf } from "../policy/text-evidence.ts";
import type { Fact, Source } from "./ledger-state.ts";

const maxStatementChars = 500;

/** What the tools answered, and the limits of price that they were asked to keep to. */
export const factsOfSteps = (steps: readonly BaseMessage[], toolset: Toolset): Fact[] =>
  steps.flatMap((step) => {
    if (ToolMessage.isInstance(step) && step.name !== undefined) return factsOfResult(step.name, step.text, toolset);
    return AIMessage.isInstance(step) ? (step.tool_calls ?? []).flatMap(({ name, args }) => boundsIn(name, args)) : [];
  });

function factsOfResult(name: string, text: string, toolset: Toolset): Fact[] {
  const source: Source = { by: "tool", name };
  const { products = [], orders = [], texts = [], amounts = [] } = toolset.evidence(name, JSON.parse(text));
  return [
    ...products.map((product): Fact => ({ kind: "article", source, product })),
    ...orders.map((order) => factOfOrder(order, source)),
    ...amounts.map((amount): Fact => ({ kind: "amount", source, minor: minorOf(amount), role: "sum" })),
    ...texts.map((each): Fact => ({ kind: "statement", source, text: clip(each, maxStatementChars) })),
  ];
}

const factOfOrder = ({ number, status, total, placed_at: placedAt, tracking, lines }: FoundOrder, source: Source) => ({
  kind: "order" as const,
  source,
  number,
  status,
  total,
  lines,
  ...(placedAt === undefined ? {} : { placedAt }),
  ...(tracking === undefined ? {} : { tracking }),
});

function boundsIn(name: string, args: Readonly<Record<string, unknown>>): Fact[] {
  return [args["max_price"], args["min_price"]].flatMap((bound): Fact[] =>
    typeof bound === "number" && Number.isFinite(bound)
      ? [{ kind: "amount", source: { by: "tool", name }, minor: minorOf(bound), role: "bound" }]
      : [],
  );
}
