import { type Language, type Shop, weekdays } from "../../src/core/index.ts";
import { texts } from "./texts.ts";

/** When people of the shop answer, day by day, as the customer reads it. */
export function hoursOf(shop: Shop, language: Language): string {
  const words = texts[language];
  return weekdays
    .map((weekday) => {
      const hours = shop.workingHours[weekday];
      const day = words.weekdaysShort[weekday];
      return hours === "closed" ? words.dayClosed({ day }) : words.hoursLine({ day, ...hours });
    })
    .join(", ");
}
