import { nextOffers } from "../../sale/offers.ts";
import type { Act } from "../act.ts";

export const person: Act = {
  name: "person",
  run: async (_ids, desk) => {
    await desk.call("call_person", { reason: "person" });
    if (desk.progress.request !== null) return undefined;
    return { text: desk.words.changed.button, offers: nextOffers(desk.situation, desk.language, desk.shop) };
  },
};
