import { z } from "zod";
import {
  callsOf,
  type Deliverer,
  type DeliveryResult,
  type EffectOf,
  orFailure,
  type VendorCalls,
} from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { bringOrderOn } from "./bring-order-on.ts";
import type { SitniksDeps } from "./deps.ts";
import { openApiOrder } from "./order-shape.ts";
import { originOrder } from "./order-shape-origin.ts";

/** Its clients saw answers that took 60 s. A repeat before the first call is through would make a second order. */
const lateMs = 90_000;

/** The live API answers an object, the older dialect a title. */
const statusSchema = z
  .union([
    z.string(),
    z
      .object({ title: z.string().optional(), name: z.string().optional() })
      .transform(({ title, name }) => title ?? name),
  ])
  .optional()
  .catch(undefined);

const placedSchema = z
  .object({
    id: z.union([z.int(), z.string()]).optional(),
    order_id: z.union([z.int(), z.string()]).optional(),
    externalId: z.string().nullish(),
    external_id: z.string().nullish(),
    totalPrice: z.number().optional().catch(undefined),
    status: statusSchema,
  })
  // An error may come with a good status: without an id there is no order.
  .refine(({ id, order_id }) => id !== undefined || order_id !== undefined)
  .transform(({ id, order_id, externalId, external_id, totalPrice, status }) => ({
    id: id ?? order_id ?? "",
    externalId: externalId ?? external_id ?? undefined,
    totalPrice,
    status,
  }));
type Placed = z.output<typeof placedSchema>;
/**
 * An error body is no list: read as an empty list it would mean "not there yet". Rows of other orders may have any
 * shape.
 */
const pageSchema = z
  .union([z.object({ data: z.array(z.unknown()) }), z.object({ orders: z.array(z.unknown()) })])
  .transform((page) => ("data" in page ? page.data : page.orders));
const pageCount = 50;
/**
 * Where the filter is ignored, the newest 250 are looked through: as many calls as leave room for the order in one
 * attempt.
 */
const maxPages = 5;

/**
 * `crm.order`: one order per cart. Sitniks promises nothing about `externalId` being unique, so before every create it is looked for;
 * its lane makes sure that no other process creates it meanwhile.
 */
export const placeOrder = (deps: SitniksDeps): Deliverer<"crm.order"> => ({
  vendor,
  limit,
  isSafeToRepeat: true,
  maxAttempts: 3,
  lateMs,
  deliver: (effect, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const calls = callsOf(context);
      const found = await findOrder(deps, effect.payload.orderId, calls);
      if (found !== undefined) {
        const told = await bringOrderOn(deps, found, effect.payload, { calls, attempt: context.attempt });
        if (told !== undefined) return { outcome: "done", receipt: { externalId: String(found.id), note: told } };
      } else if (effect.payload.status === "cancelled") return neverThere;
      const { id, totalPrice } = found ?? (await create(deps, effect, calls));
      const total = effect.payload.total.minor / 100;
      const differs = totalPrice !== undefined && totalPrice !== total;
      const note = `Sitniks counts ${totalPrice} for this order, the customer was told ${total}.`;
      return { outcome: "done", receipt: { externalId: String(id), ...(differs ? { note } : {}) } };
    }),
});

const neverThere = { outcome: "done", receipt: { note: "the order was never there" } } as const;

async function findOrder(deps: SitniksDeps, externalId: string, calls: VendorCalls): Promise<Placed | undefined> {
  const [api, filter] =
    deps.settings.orderDialect === "origin"
      ? ([deps.originApi, { external_id: externalId }] as const)
      : ([deps.api, { externalId }] as const);
  for (let at = 0; at < maxPages; at += 1) {
    const rows = await api.get("/orders", { ...filter, limit: pageCount, skip: at * pageCount }, pageSchema, calls);
    // Sitniks ignores a filter it does not know: then these are just the newest orders.
    const found = rows
      .flatMap((row) => placedSchema.safeParse(row).data ?? [])
      .find((order) => order.externalId === externalId);
    if (found !== undefined || rows.length < pageCount) return found;
  }
  return undefined;
}

async function create(deps: SitniksDeps, { payload }: EffectOf<"crm.order">, calls: VendorCalls): Promise<Placed> {
  const { orderStatuses } = deps.settings;
  // What is only cancelled is not made.
  const title = orderStatuses[payload.status] ?? orderStatuses.new;
  if (deps.settings.orderDialect === "origin") {
    const body = originOrder(payload, title);
    return deps.originApi.send("POST", "/orders", body, placedSchema, calls);
  }
  const body = await openApiOrder(deps, payload, title, calls);
  return deps.api.send("POST", "/orders", body, placedSchema, calls);
}
