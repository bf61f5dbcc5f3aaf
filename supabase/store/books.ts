import type pg from "pg";
import type { Booking, BookingAnswer, Books } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { createOrderCounts } from "./order-counts.ts";
import { lockVersion, stockIn } from "./stock.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant" | "now">;

export const createBooks = (at: Tables): Books => ({
  tryOut: async (bookings) => {
    const tried = new TriedOut();
    await inTransaction(at.pool, async (client) => {
      tried.answers = await book(client, at, bookings);
      throw tried;
    }).catch((error: unknown) => {
      if (error !== tried) throw error;
    });
    return tried.answers;
  },
});

/** Ends a transaction of which nothing is to stay. */
class TriedOut extends Error {
  answers: readonly BookingAnswer[] = [];
}

/** Carries them out one after the other, as part of the caller's transaction. */
export async function book(
  client: pg.PoolClient,
  { tenant, now }: Omit<Tables, "pool">,
  bookings: readonly Booking[],
): Promise<readonly BookingAnswer[]> {
  if (bookings.some(({ kind }) => kind !== "count")) await lockVersion(client, { tenant });
  const stock = stockIn((work) => work(client), { tenant }, now);
  const counts = createOrderCounts({ pool: client, tenant }, now);
  const answers: BookingAnswer[] = [];
  for (const booking of bookings) {
    switch (booking.kind) {
      case "take":
        answers.push(await stock.take(booking.order, booking.pieces, booking));
        break;
      case "sell":
        answers.push(await stock.sell(booking.order, booking.pieces));
        break;
      case "release":
        await stock.release(booking.order);
        answers.push(null);
        break;
      case "count":
        answers.push(await counts.count(booking.order, booking.from));
        break;
    }
  }
  return answers;
}
