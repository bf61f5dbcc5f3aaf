import { z } from "zod";
import {
  type Deliverer,
  type DeliveryResult,
  type EffectOf,
  orFailure,
  type VendorCalls,
} from "../../src/core/index.ts";
import { pacedCalls } from "../http/paced.ts";
import { limit, vendor } from "./api.ts";
import type { SitniksDeps } from "./deps.ts";
import { openApiOrder } from "./order-shape.ts";
import { originOrder } from "./order-shape-origin.ts";

/** "60 s slow" is what its clients saw; a repeat before the first one is through would be a second order. */
const lateMs = 90_000;

const placedSchema = z
  .object({
    id: z.union([z.int(), z.string()]).optional(),
    order_id: z.union([z.int(), z.string()]).optional(),
    externalId: z.string().nullish(),
    external_id: z.string().nullish(),
  })
  // A good status around an error is no order.
  .refine(({ id, order_id }) => id !== undefined || order_id !== undefined)
  .transform(({ id, order_id, externalId, external_id }) => ({
    id: id ?? order_id ?? "",
    externalId: externalId ?? external_id ?? undefined,
  }));
/** Neither is it a list: taken for an empty one, it would mean "not there yet". */
const pageSchema = z
  .union([z.object({ data: z.array(placedSchema) }), z.object({ orders: z.array(placedSchema) })])
  .transform((page) => ("data" in page ? page.data : page.orders));

/**
 * `crm.order`: one order per cart. Sitniks promises nothing about `externalId` being unique, so before every create it is looked for;
 * the lane sees to it that nobody else creates it meanwhile.
 */
export const placeOrder = (deps: SitniksDeps): Deliverer<"crm.order"> => ({
  ...{ vendor, limit, isKeyed: true, maxAttempts: 3, lateMs },
  deliver: (effect, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const calls = pacedCalls(context);
      const known = await findOrder(deps, effect.payload.orderId, calls);
      const id = known ?? (await create(deps, effect, calls));
      return { outcome: "done", receipt: { externalId: String(id) } };
    }),
});

async function findOrder(
  deps: SitniksDeps,
  externalId: string,
  calls: VendorCalls,
): Promise<string | number | undefined> {
  const found =
    deps.shop.crm.orderDialect === "origin"
      ? await deps.originApi.get("/orders", { external_id: externalId, limit: 50 }, pageSchema, calls)
      : await deps.api.get("/orders", { externalId, limit: 50 }, pageSchema, calls);
  // A filter it does not know is ignored without a word: then these are just the newest orders.
  return found.find((order) => order.externalId === externalId)?.id;
}

async function create(
  deps: SitniksDeps,
  { payload }: EffectOf<"crm.order">,
  calls: VendorCalls,
): Promise<string | number> {
  if (deps.shop.crm.orderDialect === "origin") {
    const body = originOrder(payload, deps.shop.crm.orderStatuses[payload.status]);
    return (await deps.originApi.send("POST", "/orders", body, placedSchema, calls)).id;
  }
  const body = await openApiOrder(deps, payload, calls);
  return (await deps.api.send("POST", "/orders", body, placedSchema, calls)).id;
}
