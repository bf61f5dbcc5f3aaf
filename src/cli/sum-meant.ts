import { BadInput } from "../core/index.ts";

/** In whole currency units, with a point or a comma. */
export function sumMeant(written: string, option: string): number {
  const sum = Number(written.replace(",", "."));
  if (!Number.isFinite(sum) || sum <= 0) throw new BadInput(`--${option} is an amount of money, not "${written}".`);
  return sum;
}
