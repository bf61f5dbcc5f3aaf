import { clip, draftTotal, formatMoney, type Language, type OrderDraft, titleAndSize } from "../../src/core/index.ts";
import { type Bill, isOnReceipt } from "../sale/bill.ts";
import { paymentTexts } from "../texts/payments.ts";
import { texts } from "../texts/texts.ts";

/** The last few messages tell a person what it is about; more is the transcript's job. */
const quotedCount = 6;

/** What a person reads first. Only what was said and what stands in data: nothing is concluded, nothing is guessed. */
export function brief(of: {
  readonly said: readonly string[];
  readonly draft: OrderDraft;
  readonly bill: Bill | null;
  readonly name: string | null;
  readonly username: string | null;
  /** One line of the assistant's own; what was said stands below it, word for word. */
  readonly wanted?: string | undefined;
  /** What is asked about orders, spelled out. */
  readonly wishes?: readonly string[];
  readonly language: Language;
  readonly currency: string;
  /** An answer of the AI that was not sent. */
  readonly stopped?: string;
}): string {
  const { brief: words, bill: statuses } = texts[of.language].staff;
  const { wish } = texts[of.language].orders.staff;
  const handle = of.username === null ? [] : [`@${of.username}`];
  const quotes = of.said.slice(-quotedCount).map((text) => `— ${text === "" ? words.nothingSaid : clip(text, 300)}`);
  const cart = of.draft.lines.map((line) => `${titleAndSize(line)} × ${line.quantity}`).join("; ");
  return [
    `${words.customer}: ${[of.name ?? words.unknown, ...handle].join(", ")}`,
    ...(of.wanted === undefined ? [] : [`${words.wanted}: ${of.wanted}`]),
    ...(of.wishes ?? []).map((each) => `${wish}: ${each}`),
    ...(cart === "" ? [] : [`${words.cart}: ${cart} (${formatMoney(draftTotal(of.draft, of.currency), of.language)})`]),
    ...(of.bill === null
      ? []
      : [
          `${words.order}: ${of.bill.number}, ${formatMoney(of.bill.total, of.language)}, ${isOnReceipt(of.bill) ? paymentTexts[of.language].staff.onReceipt : statuses[of.bill.status]}`,
        ]),
    `${words.said}:`,
    ...(quotes.length === 0 ? [`— ${words.nothingSaid}`] : quotes),
    ...(of.stopped === undefined ? [] : [`${words.stopped}:`, `— ${clip(of.stopped, 600)}`]),
  ].join("\n");
}
