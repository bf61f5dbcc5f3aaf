import type { Config } from "../config/config.ts";

/** Sums that no pair of people known here can confirm: undefined where two can, or where one is enough. */
export function onePersonWarning({ shop: { payments, people, currency } }: Pick<Config, "shop">): string | undefined {
  const { secondPersonAbove: above } = payments;
  const deciders = people.known.filter(({ role }) => role !== "agent");
  if (above === "none" || deciders.length > 1) return undefined;
  return (
    `A payment above ${above} ${currency} waits until two people confirm it, and people.known lists ` +
    `${deciders.length === 0 ? "nobody" : "one person"} who may: list two owners or managers there ` +
    '(two administrators of a connected group of the staff\'s count, too), or set payments.secondPersonAbove to "none" ' +
    "if you are alone."
  );
}
