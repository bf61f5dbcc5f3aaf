import { BadInput } from "../core/index.ts";

/** A number of things that was typed after an option. */
export function countMeant(written: string, option: string): number {
  if (!/^[1-9]\d{0,3}$/.test(written)) throw new BadInput(`--${option} is a number from 1 to 9999.`);
  return Number(written);
}
