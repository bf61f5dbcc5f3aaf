import { z } from "zod";
import { deliveryFields } from "../../../src/core/index.ts";
import { checkout } from "../checkout.ts";
import { setDelivery } from "../set-delivery.ts";
import { only, type ToldTool } from "./told-tool.ts";

/** The way from a cart to its bill: where it goes, and then how it is paid. */
export const toldCheckout: ToldTool = {
  name: checkout.name,
  description:
    "Notes delivery as written. Without it: repeats the order. Once cart.reviewed and agreed: bills by payment_method",
  arguments: z.strictObject({
    full_name: z.string().optional(),
    phone: z.string().optional(),
    city: z.string().optional(),
    branch_or_locker: z.string().optional(),
    payment_method: z.string().optional(),
  }),
  members: [setDelivery, checkout],
  // What is written down may not be what was meant: the order is repeated after it, in a call of its own.
  meant: ({ full_name: name, branch_or_locker: branch, ...args }) => {
    const delivery = only({ ...args, ...defined({ name, branch }) }, deliveryFields);
    return Object.keys(delivery).length > 0
      ? { name: setDelivery.name, args: delivery }
      : { name: checkout.name, args: only(args, ["payment_method"]) };
  },
};

const defined = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
