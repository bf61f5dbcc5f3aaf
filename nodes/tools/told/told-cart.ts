import { z } from "zod";
import { changeCart } from "../change-cart.ts";
import { quote } from "../quote.ts";
import { readChanges, toldChanges } from "./told-changes.ts";
import type { ToldTool } from "./told-tool.ts";

/** To set what is in the cart, and to ask what goods would come to. */
export const toldCart: ToldTool = {
  name: changeCart.name,
  description: `Set quantities: ${toldChanges}`,
  arguments: z.strictObject({
    changes: z.array(z.string()).optional(),
    only_quote: z.boolean().optional(),
  }),
  members: [changeCart, quote],
  meant: ({ only_quote: isQuestion, changes, ...more }) =>
    isQuestion === true
      ? { name: quote.name, args: { items: readChanges(changes), ...more } }
      : { name: changeCart.name, args: { changes: readChanges(changes), ...more } },
};
