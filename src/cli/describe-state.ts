import type { DeskStateValues } from "../../graph/state.ts";
import { type Conversation, draftTotal, formatMoney, titleAndSize } from "../core/index.ts";

/** The parts of the state a person asks about, a line each. */
export function describeState(
  values: Readonly<Record<string, unknown>>,
  conversation: Conversation | undefined,
): string {
  const state = values as Partial<DeskStateValues>;
  const { draft, bill, handoff, customer } = state;
  const currency = draft?.lines[0]?.price.currency;
  const lines: [string, string][] = [
    ["owner", `${conversation?.owner ?? "ai"} (epoch ${conversation?.epoch ?? 0})`],
    ["language", state.language ?? "not known yet"],
    ["cart", draft?.lines.map((line) => `${titleAndSize(line)} × ${line.quantity}`).join("; ") || "empty"],
    ["total", draft && currency ? formatMoney(draftTotal(draft, currency), "en") : "–"],
    ["delivery", Object.values(draft?.delivery ?? {}).join(", ") || "not given"],
    ["bill", bill ? `${bill.number}, ${formatMoney(bill.due, "en")} due, ${bill.status}` : "none"],
    ["handed over", handoff?.reason ?? "no"],
    ["facts", customer?.facts.map(({ text, source }) => `${text} (${source})`).join("; ") || "none"],
    ["orders", customer?.orders.map(({ number, status }) => `${number} ${status}`).join("; ") || "none"],
    ["messages", `${state.messages?.length ?? 0} in view, summary of ${state.summary?.length ?? 0} characters`],
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(12)}${value}`).join("\n");
}
