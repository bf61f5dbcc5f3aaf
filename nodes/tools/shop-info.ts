import { z } from "zod";
import { type Language, localised, passageSchema, type Shop } from "../../src/core/index.ts";
import { hoursOf } from "../texts/opening-hours.ts";
import { defineTool } from "./define-tool.ts";

const topicSchema = z.enum(["delivery", "payment", "returns", "hours", "contacts"]);

export const shopInfo = defineTool({
  name: "shop_info",
  description: "Terms",
  arguments: z.strictObject({ topics: z.array(topicSchema).min(1) }),
  result: z.object({
    /** Facts as plain text in the customer's language, one entry a topic. */
    info: z.record(z.string(), z.string()),
    /** What the shop says nothing of. */
    unknown: z.array(topicSchema).exactOptional(),
    /** What the shop's pages say to the very question: it goes before the terms. */
    pages: z.array(passageSchema.pick({ title: true, text: true })).exactOptional(),
  }),
  run: async ({ topics }, { language, said }, { shop, knowledge }) => {
    const asked = said.at(-1) ?? "";
    const found = (await knowledge?.search(asked, { language, limit: 1, isSure: true })) ?? [];
    const told = topics.map((topic) => ({ topic, text: facts[topic](shop, language) }));
    const unknown = told.flatMap(({ topic, text }) => (text === "" ? [topic] : []));
    return {
      result: {
        info: Object.fromEntries(told.flatMap(({ topic, text }) => (text === "" ? [] : [[topic, text]]))),
        ...(unknown.length === 0 ? {} : { unknown }),
        ...(found.length === 0 ? {} : { pages: found.map(({ title, text }) => ({ title, text })) }),
      },
    };
  },
  evidence: ({ info, pages = [] }) => ({
    texts: [...Object.values(info), ...pages.flatMap(({ title, text }) => [title, text])],
  }),
});

const facts: Readonly<Record<z.output<typeof topicSchema>, (shop: Shop, language: Language) => string>> = {
  delivery: (shop, language) =>
    shop.deliveryMethods.map(({ title, note }) => withNote(title, note, language)).join("; "),
  payment: (shop, language) => shop.paymentMethods.map(({ title, rest }) => withNote(title, rest, language)).join("; "),
  returns: (shop, language) => localised(shop.returns, language),
  hours: hoursOf,
  contacts: ({ contacts = {} }, language) => {
    const { phone, email, address, links = [] } = contacts;
    return [phone, email, address && localised(address, language), ...links].filter((each) => each).join(", ");
  },
};

type Localised = Shop["returns"];
const withNote = (title: Localised, note: Localised | undefined, language: Language): string =>
  [title, note].flatMap((text) => (text === undefined ? [] : [localised(text, language)])).join(": ");
