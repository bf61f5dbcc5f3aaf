import {
  judgeUndo,
  type OrderChangeUndone,
  type PersonAtDoor,
  type PriceUndone,
  type RefundUndone,
  type Shop,
  staffLanguageOf,
} from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/** The newest word of a person's that is taken back now, or what the staff are told where it cannot be. */
export function judgeWordUndo<Word extends { readonly person?: PersonAtDoor; readonly at: string }>(
  newest: Word | undefined,
  undo: RefundUndone | PriceUndone | OrderChangeUndone,
  shop: Shop,
): { readonly undone: Word } | { readonly refused: string } {
  const { by } = undo;
  const { staff } = texts[staffLanguageOf(shop)].orders;
  if (newest === undefined) return { refused: staff.nothingToUndo({ by }) };
  switch (judgeUndo(newest, undo, shop.people)) {
    case "too_late":
      return { refused: staff.undoTooLate({ minutes: shop.people.undoMinutes, by }) };
    case "not_theirs":
      return { refused: staff.undoNotTheirs({ by }) };
    case "undone":
      return { undone: newest };
  }
}
