/** Why the check stopped an answer; the names are those of `nodes/agent/policy/violation.ts`. */
export type FaultCode =
  | "price_unknown"
  | "sku_unknown"
  | "link_unknown"
  | "account_number"
  | "order_unknown"
  | "order_status_unbacked"
  | "payment_claim"
  | "discount"
  | "stock_claim"
  | "goods_claim"
  | "terms_claim"
  | "act_claim"
  | "secret_request"
  | "phone_number"
  | "promise"
  | "denies_being_ai"
  | "leak"
  | "too_long"
  | "wrong_person"
  | "foreign_script";

/** What is said about answers that wait for a person's word. */
export interface DraftTexts {
  /** To the customer, once, when the answer takes some minutes. */
  readonly waits: string;
  /** For staff, in the shop's first language. */
  readonly post: (of: { readonly asked: string; readonly answer: string }) => string;
  /** The same of an answer that the check stopped. */
  readonly stopped: (of: { readonly asked: string; readonly answer: string; readonly why: string }) => string;
  /** Of what it would say of its own accord: a reminder, a question. */
  readonly suggested: (of: { readonly text: string }) => string;
  /** Where nothing can be pressed under it. */
  readonly decideByCommand: (of: { readonly id: string }) => string;
  readonly faults: Readonly<Record<FaultCode, string>>;
}
