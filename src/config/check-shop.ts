import { z } from "zod";
import { shopSchema, weekdays, writtenSum } from "../core/index.ts";
import { isRecord } from "./merge-shop.ts";

const { workingHours: hoursSchema } = shopSchema.shape;
const namedSchema = z.array(z.looseObject({ id: z.string() }).or(z.unknown().transform(() => ({ id: undefined }))));

/** What one setting demands of another, as far as those can be read: everything else is listed by the schema. */
export function crossProblems(candidate: unknown): readonly string[] {
  const settings = isRecord(candidate) ? candidate : {};
  const ids = (namedSchema.safeParse(settings["paymentMethods"]).data ?? []).flatMap(({ id }) => id ?? []);
  const twice = ids.length === new Set(ids).size ? [] : ["paymentMethods: each needs an id of its own"];
  const written = isRecord(settings["workingHours"]) ? settings["workingHours"] : {};
  const hours = weekdays.flatMap((weekday) => {
    const day = hoursSchema.shape[weekday].safeParse(written[weekday]).data;
    return day === undefined || day === "closed" || day.from < day.to
      ? []
      : [`workingHours.${weekday}: "from" must be before "to"`];
  });
  return [...twice, ...dueProblems(settings), ...hours, ...dateProblems(written["dates"])];
}

const dueSchema = z.array(z.looseObject({ due: z.unknown() }));

/** "200 UAH" in a shop that counts in another currency. */
function dueProblems({ paymentMethods, currency }: Readonly<Record<string, unknown>>): readonly string[] {
  return (dueSchema.safeParse(paymentMethods).data ?? []).flatMap(({ due }, at) => {
    const sum = writtenSum(due);
    return sum === undefined || sum.currency === currency
      ? []
      : [`paymentMethods.${at}.due: the shop's currency is expected (currency)`];
  });
}

function dateProblems(written: unknown): readonly string[] {
  const dates = hoursSchema.shape.dates.safeParse(written).data ?? {};
  return Object.entries(dates).flatMap(([date, day]) =>
    day === "closed" || day.from < day.to ? [] : [`workingHours.dates.${date}: "from" must be before "to"`],
  );
}
