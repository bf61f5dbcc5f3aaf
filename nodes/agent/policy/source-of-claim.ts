import type { ClaimSource } from "../../../src/core/index.ts";
import type { ViolationCode } from "./violation.ts";

/** Where the data lie that back a claim of a kind. */
export function sourceOfClaim(code: ViolationCode): ClaimSource {
  switch (code) {
    case "price_unknown":
    case "sku_unknown":
    case "stock_claim":
    case "goods_claim":
      return "catalogue";
    case "payment_claim":
    case "account_number":
      return "bill";
    case "order_unknown":
    case "order_status_unbacked":
    case "act_claim":
      return "tool";
    case "discount":
    case "terms_claim":
    case "phone_number":
    case "promise":
    case "link_unknown":
    case "denies_being_ai":
    case "secret_request":
    case "leak":
    case "too_long":
    case "foreign_script":
    case "not_in_sources":
      return "shop";
    case "wrong_person":
      return "customer";
  }
}
