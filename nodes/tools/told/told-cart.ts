import { z } from "zod";
import { readChanges, toldChanges } from "./told-changes.ts";
import type { ToldTool } from "./told-tool.ts";

/** To set what is in the cart, and to ask what goods would come to. */
export const toldCart: ToldTool = {
  name: "change_cart",
  description: `Set quantities: ${toldChanges}`,
  arguments: z.strictObject({
    changes: z.array(z.string()).optional(),
    only_quote: z.boolean().optional(),
  }),
  members: ["change_cart", "quote"],
  meant: ({ only_quote: isQuestion, changes, ...more }) =>
    isQuestion === true
      ? { name: "quote", args: { items: readChanges(changes), ...more } }
      : { name: "change_cart", args: { changes: readChanges(changes), ...more } },
};
