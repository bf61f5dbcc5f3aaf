import { z } from "zod";
import { deliveryFields } from "../../../src/core/index.ts";
import { only, type ToldTool } from "./told-tool.ts";

/** The way from a cart to its bill: where it goes, and then how it is paid. */
export const toldCheckout: ToldTool = {
  name: "checkout",
  description:
    "Notes delivery as written. Without it: repeats the order. Once cart.reviewed and agreed: bills by payment_method",
  arguments: z.strictObject({
    full_name: z.string().optional(),
    phone: z.string().optional(),
    city: z.string().optional(),
    branch_or_locker: z.string().optional(),
    payment_method: z.string().optional(),
  }),
  members: ["set_delivery", "checkout"],
  // What is written down may not be what was meant: the order is repeated after it, in a call of its own.
  meant: ({ full_name: name, branch_or_locker: branch, ...args }) => {
    const delivery = only({ ...args, ...defined({ name, branch }) }, deliveryFields);
    return Object.keys(delivery).length > 0
      ? { name: "set_delivery", args: delivery }
      : { name: "checkout", args: only(args, ["payment_method"]) };
  },
};

const defined = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
