import { z } from "zod";
import { nextOffers } from "../../sale/offers.ts";
import type { Act } from "../act.ts";

const infoSchema = z.object({ info: z.record(z.string(), z.string()) }).catch({ info: {} });

/** The shop's own words on delivery, payment and returns. */
export const terms: Act = {
  name: "terms",
  run: async (_ids, desk) => {
    const { situation, language, shop, words } = desk;
    const told = infoSchema.parse(
      await desk.call("shop_info", { topics: ["delivery", "payment", "returns", "hours"] }),
    );
    const text = Object.values(told.info).join("\n\n");
    const offers = nextOffers(situation, language, shop).filter(({ act }) => act !== "terms");
    return { text: text === "" ? words.changed.button : text, offers };
  },
};
