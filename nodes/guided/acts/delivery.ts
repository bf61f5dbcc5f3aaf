import { deliveryFields, type Offer } from "../../../src/core/index.ts";
import { texts } from "../../texts/texts.ts";
import type { Act } from "../act.ts";

/** Which of the delivery data to change. */
export const delivery: Act = {
  name: "delivery",
  run: (_ids, { words, language }) => ({
    text: words.whichField,
    offers: deliveryFields.map(
      (each): Offer => ({ label: texts[language].deliveryLabels[each], act: "field", ids: [each] }),
    ),
  }),
};
