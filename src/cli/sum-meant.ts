import { BadInput } from "../core/index.ts";

/** Up to 999,999,999.99: what is larger is a slip, and no order of a shop's. */
const sumForm = /^\d{1,9}(?:[.,]\d{1,2})?$/;

/** In whole currency units, with a point or a comma. */
export function sumMeant(written: string, option: string): number {
  const sum = sumForm.test(written) ? Number(written.replace(",", ".")) : 0;
  if (sum === 0) throw new BadInput(`--${option} is an amount of money, such as 300 or 300.50, not "${written}".`);
  return sum;
}
