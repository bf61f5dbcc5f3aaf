import { formatMoney, type Language, type OrderAct, type OrderWish } from "../../../src/core/index.ts";
import type { WishKind, WishWords } from "./shape.ts";

/** Undefined of what no person is ever asked for. */
export function wishKind(act: OrderAct): WishKind | undefined {
  switch (act) {
    case "add_goods":
    case "remove_goods":
    case "replace_goods":
      return "goods";
    case "change_delivery":
      return "delivery";
    case "cancel":
      return "cancel";
    case "refund":
      return "refund";
    case "send_invoice":
      return "invoice";
    case "say_paid":
      return "paid";
    case "see":
    case "show_bill":
    case "pay_rest":
      return undefined;
  }
}

/** A wish as texts say it. */
export const wishWords = ({ number, was, becomes, paid }: OrderWish, language: Language): WishWords => ({
  number,
  was: was.join("; "),
  becomes: becomes.join("; "),
  paid: paid === undefined ? null : formatMoney(paid, language),
});
