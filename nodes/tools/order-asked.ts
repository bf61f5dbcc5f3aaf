import { z } from "zod";
import { type HandoffReason, type OrderAct, type OrderWish, orderCell, titleAndSize } from "../../src/core/index.ts";
import { type KnownOrder, knownOrders, orderMeant } from "../sale/known-orders.ts";
import type { Situation } from "./situation.ts";

/** Which order: absent, the one in hand. */
export const orderArgument = z.string().max(40).optional().describe("its number; absent: the newest");

/** The cart of a customer who has orders, too, where one of the two has to be named. */
export const theCart = "cart";

interface Judged {
  /** Absent where there is none, and code does it all the same. */
  readonly order: KnownOrder | undefined;
  /** Why a person is asked; absent: code does it. */
  readonly reason: HandoffReason | undefined;
}

/** The order that a call is about, and who does with it what is wanted; an error is what the table refuses. */
export function orderAsked(
  situation: Situation,
  number: string | undefined,
  act: OrderAct,
): Judged | { readonly error: string } {
  const named = number === theCart ? undefined : number;
  const order = orderMeant(situation, named);
  if (order === undefined && named !== undefined) {
    return { error: `no order ${named} of this customer is known; known: ${numbersOf(situation) || "none"}` };
  }
  const cell = orderCell(order?.state ?? "none", act);
  switch (cell.by) {
    case "nobody":
      return { error: cell.because };
    case "person":
      return { order, reason: cell.reason };
    case "code":
      return { order, reason: undefined };
  }
}

export const numbersOf = (situation: Situation): string =>
  knownOrders(situation)
    .flatMap(({ number }) => (number === "" ? [] : [number]))
    .join(", ");

/** Any order, or any bill: else a tool about orders has no use. */
export const hasOrder = (situation: Situation): boolean => knownOrders(situation).some(({ state }) => state !== "cart");

/** What a person is asked to do with an order as a whole. */
export const wishFor = ({ id, number, lines, paid }: KnownOrder, act: OrderAct): OrderWish => ({
  orderId: id,
  number,
  act,
  was: inWords(lines),
  becomes: [],
  ...(paid.minor === 0 ? {} : { paid }),
});

export const inWords = (lines: KnownOrder["lines"]): string[] =>
  lines.map((line) => `${titleAndSize(line)} × ${line.quantity}`);
