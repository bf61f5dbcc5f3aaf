import type { Offer } from "../../../src/core/index.ts";
import { nextOffers } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import { capital } from "./capital.ts";
import { list } from "./list.ts";

/** More would be a catalogue, not a choice. */
const mostKinds = 20;

/** What the shop has, by kinds. A shop of one kind shows its goods at once. */
export const kinds: Act = {
  name: "kinds",
  run: (_ids, desk) => {
    const { words, categories, language, shop, situation } = desk;
    const [only, ...others] = categories;
    if (only !== undefined && others.length === 0) return list.run([only, "0"], desk);
    const offers = categories
      .slice(0, mostKinds)
      .map((kind): Offer => ({ label: capital(kind), act: list.name, ids: [kind, "0"] }));
    const next = nextOffers({ ...situation, shown: [] }, language, shop).filter(({ act }) => act !== "kinds");
    return { text: words.kinds, offers: [...offers, ...next] };
  },
};
