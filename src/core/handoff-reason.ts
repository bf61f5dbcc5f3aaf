/** Why a person is called: stable words, in tickets' tags and fields, in the shop's rules, in the model's tool. */
export const handoffReasons = [
  "person",
  "complaint",
  "return_or_refund",
  "wrong_or_damaged_item",
  "order_change",
  "order_problem",
  "payment_problem",
  "product_question",
  "photo_or_measurement",
  "wholesale",
  "partnership_or_job",
  "privacy",
  "delivery_elsewhere",
  "safety",
  "abuse",
  "spam",
  "policy",
  "failed",
  "other",
] as const;
export type HandoffReason = (typeof handoffReasons)[number];

/** What reasons were called before December 2026. They stand in stored states and effects, and in configurations. */
const formerReasons = [
  "asked_for_person",
  "out_of_domain",
  "self_harm",
  "threat",
  "injection",
  "turn_failed",
  "model_limit",
] as const;
type FormerReason = (typeof formerReasons)[number];

/** As it may be stored. */
export type StoredReason = HandoffReason | FormerReason;
export const storedReasons = [...handoffReasons, ...formerReasons] as const;

export function reasonNow(stored: StoredReason): HandoffReason {
  switch (stored) {
    case "asked_for_person":
      return "person";
    case "out_of_domain":
      return "other";
    case "self_harm":
    case "threat":
      return "safety";
    case "injection":
      return "abuse";
    case "turn_failed":
    case "model_limit":
      return "failed";
    default:
      return stored;
  }
}
