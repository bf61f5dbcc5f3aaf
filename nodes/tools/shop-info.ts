import { type Language, localised, type Shop, weekdays } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { ToolAction } from "./action.ts";

export const shopInfo: ToolAction<"shop_info"> = ({ topics }, { language }, { shop }) => ({
  result: { info: Object.fromEntries(topics.map((topic) => [topic, facts[topic](shop, language)])) },
});

const facts: Record<"delivery" | "payment" | "returns" | "hours", (shop: Shop, language: Language) => string> = {
  delivery: (shop, language) =>
    shop.deliveryMethods
      .map((method) =>
        [method.title, method.note].flatMap((text) => (text ? [localised(text, language)] : [])).join(": "),
      )
      .join("; "),
  payment: (shop, language) => shop.paymentMethods.map((method) => localised(method.title, language)).join("; "),
  returns: (shop, language) => localised(shop.returns, language),
  hours: (shop, language) => {
    const words = texts[language];
    return weekdays
      .map((weekday) => {
        const hours = shop.workingHours[weekday];
        const day = words.weekdaysShort[weekday];
        return hours === "closed" ? words.dayClosed({ day }) : words.hoursLine({ day, ...hours });
      })
      .join(", ");
  },
};
