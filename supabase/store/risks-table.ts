import type pg from "pg";
import { type CustomerRisks, readRisks } from "../../src/core/index.ts";

/** More customers who may leave on one day are no list for people. */
const mostRows = 10_000;

/** From a table or a view of the shop's own, in the home database. Its name was checked when it was configured. */
export const tableRisks = ({ pool }: { readonly pool: pg.Pool }, table: string): CustomerRisks => ({
  list: async () => {
    const name = table
      .split(".")
      .map((part) => `"${part}"`)
      .join(".");
    const { rows } = await pool.query<object>(`select * from ${name} limit ${mostRows}`);
    return readRisks(rows);
  },
});
