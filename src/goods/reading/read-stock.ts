import type { StockSaid } from "../article.ts";

const out = new RegExp(
  `^(?:${[
    "-|0|ні|нет|no|false|нема|немає.*|нет в наличии|не в наявності|відсутн.*|отсутств.*|закінчи.*|законч.*",
    "out[ _]of[ _]stock|sold out|discontinued|not[ _]available|розпродано|распродано",
  ].join("|")})$`,
);
const inside = /^(?:\+|!|1|є|есть|так|да|yes|true|в наявності|в наличии|наявн.*|in[ _]stock|available|готов.*)$/;
const toOrder = /під замовлення|под заказ|backorder|available for order|made to order|на замовлення|order$/;
const expected = /очіку|ожида|preorder|передзамовлення|предзаказ|^&$/;
/** What a broken formula leaves. */
const broken = /^#|^$/;

/** Words of the shop's own: "є (7шт)", "немає", "під замовлення 5 днів", "12". */
export function stockInWords(written: string): StockSaid {
  const text = written
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim()
    .toLowerCase();
  if (broken.test(text)) return { state: "unknown" };
  if (/^\d+(?:[.,]0+)?$/.test(text)) return piecesOf(Number(text.replace(",", ".")));
  const [, days] = /(\d+)\s*(?:дн|день|дня|днів|дней|day)/.exec(text) ?? [];
  if (toOrder.test(text)) return { state: "to_order", ...(days === undefined ? {} : { days: Number(days) }) };
  if (expected.test(text)) return { state: "expected" };
  if (out.test(text)) return { state: "out", pieces: 0 };
  const [, pieces] = /(\d+)\s*(?:шт|pcs|од)/.exec(text) ?? [];
  if (pieces !== undefined) return piecesOf(Number(pieces));
  if (inside.test(text)) return { state: "in" };
  return { state: "unknown" };
}

export const piecesOf = (pieces: number): StockSaid => ({ state: pieces > 0 ? "in" : "out", pieces });

/** A column with a number beside one with a state: a number goes before, except over "made to order". */
export function stockOf(state: StockSaid, quantity: string): StockSaid {
  const tight = quantity.replace(/[\s\u00a0\u202f]/g, "").replace(/[.,]0+$/, "");
  if (!/^-?\d{1,9}$/.test(tight)) return state;
  const pieces = Math.max(0, Number(tight));
  if (pieces === 0 && (state.state === "to_order" || state.state === "expected")) return state;
  // "Not there" with a number is what a shop says of goods that it keeps back.
  return state.state === "out" ? state : piecesOf(pieces);
}
