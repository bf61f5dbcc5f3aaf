import { localTimeOf } from "../core/index.ts";

/** A moment as the shop's clock shows it. */
export function shopMinute(iso: string, { timeZone }: { readonly timeZone: string }): string {
  const { date, time } = localTimeOf(new Date(iso), timeZone);
  return `${date} ${time}`;
}
