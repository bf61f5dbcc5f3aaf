import { z } from "zod";
import { type Language, localised, type Shop, weekdays } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import { defineTool } from "./define-tool.ts";

const topicSchema = z.enum(["delivery", "payment", "returns", "hours"]);

export const shopInfo = defineTool({
  name: "shop_info",
  description: "The shop's terms: delivery, payment methods, returns, working hours.",
  arguments: z.strictObject({ topics: z.array(topicSchema).min(1) }),
  /** Facts as plain text in the customer's language, one entry a topic. */
  result: z.object({ info: z.record(z.string(), z.string()) }),
  run: ({ topics }, { language }, { shop }) => ({
    result: { info: Object.fromEntries(topics.map((topic) => [topic, facts[topic](shop, language)])) },
  }),
  evidence: ({ info }) => ({ texts: Object.values(info) }),
});

const facts: Readonly<Record<z.output<typeof topicSchema>, (shop: Shop, language: Language) => string>> = {
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
