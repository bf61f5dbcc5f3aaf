/** Why an answer of the model may not reach the customer. Closed: logs, metrics and the retry note use these words. */
export const violationCodes = [
  "price_unknown",
  "sku_unknown",
  "link_unknown",
  "account_number",
  "order_unknown",
  "order_status_unbacked",
  "payment_claim",
  "discount",
  "stock_claim",
  "goods_claim",
  "terms_claim",
  "act_claim",
  "secret_request",
  "phone_number",
  "promise",
  "denies_being_ai",
  "leak",
  "too_long",
  "wrong_person",
  "foreign_script",
  /** By the second model, where the shop has one. */
  "not_in_sources",
] as const;
export type ViolationCode = (typeof violationCodes)[number];

export interface Violation {
  readonly code: ViolationCode;
  /** The words it was seen in, as the check reads them. For logs, never for the customer. */
  readonly found: string;
  /** What is wrong with them and what is known instead, for the model. */
  readonly why?: string;
}
