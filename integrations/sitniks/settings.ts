import { z } from "zod";

/** What a shop may set under `vendors.sitniks`. What is left out is looked up there, or is what most shops have. */
export const sitniksSettings = z.strictObject({
  /** How long before the customer's first message their chat may have been made there. */
  chatWindowMinutes: z.number().positive().default(5),
  clockSkewMinutes: z.number().nonnegative().default(2),
  /** Whether Sitniks' user ids are the channel's own; where they are not, only user names tell whose chat it is. */
  hasChannelIds: z.boolean().default(true),
  /**
   * Which of the shop's pages or bots is ours, as Sitniks calls it; chats of the others are left alone. Absent: all are
   * ours.
   */
  ownerId: z.string().min(1).optional(),
  /** Who gets the chats that call for a person; absent: the person who had the customer last, or who has the fewest. */
  personManagerId: z.int().optional(),
  assignVerb: z.enum(["PUT", "PATCH"]).default("PUT"),
  orderDialect: z.enum(["open-api", "origin"]).default("open-api"),
  orderLines: z.enum(["offers", "products"]).default("offers"),
  /** How far an order is; without `cancelled` an unpaid order that nobody wants any more keeps its status there. */
  orderStatuses: z
    .strictObject({
      new: z.string().min(1).default("Нові заявки"),
      pending_payment: z.string().min(1).default("Виставлено рахунок"),
      paid: z.string().min(1).default("ОПЛАЧЕНО"),
      processing: z.string().min(1).default("Оформлено замовлення"),
      cancelled: z.string().min(1).exactOptional(),
    })
    .prefault({}),
  salesChannelId: z.int().optional(),
  settlementAccountId: z.int().optional(),
  novaPoshtaId: z.int().optional(),
});
export type SitniksSettings = z.output<typeof sitniksSettings>;

/** A setting as an owner finds it, for messages that say what to set. */
export const settingName = (setting: string): string => `vendors.sitniks.${setting}`;
