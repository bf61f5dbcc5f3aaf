import { z } from "zod";
import { cartLineSchema } from "../../nodes/sale/cart-lines.ts";
import { foundOrderSchema } from "../../nodes/sale/found-order.ts";
import { foundProductSchema } from "../../nodes/sale/found-product.ts";
import { readToldLine } from "../../nodes/sale/told-cart.ts";
import { readToldList } from "../../nodes/sale/told-product.ts";
import { passageSchema } from "../../src/core/index.ts";

const taken = z.object({ status: z.string() });

/**
 * The tools this model knows, by name, and what it reads in their answers. Like any model it gets them as JSON in
 * messages and imports no tool: one that it is not given is not called.
 */
const schemas = {
  search_catalogue: z.preprocess(readToldList, z.object({ products: z.array(foundProductSchema) })),
  product_details: z.preprocess(readToldList, z.object({ products: z.array(foundProductSchema) })),
  change_cart: z.object({
    lines: z.array(z.preprocess(readToldLine, cartLineSchema)),
    total: z.number(),
    problems: z.array(z.object({ sku: z.string(), problem: z.string(), stock: z.number().optional() })),
    missing: z.array(z.string()),
  }),
  set_delivery: z.object({
    delivery: z.record(z.string(), z.string()).default(() => ({})),
    missing: z.array(z.string()),
    problems: z.array(z.object({ field: z.string() })),
  }),
  find_my_orders: z.object({ orders: z.array(foundOrderSchema) }),
  shop_info: z.object({
    info: z.record(z.string(), z.string()),
    pages: z.array(passageSchema.pick({ title: true, text: true })).default([]),
  }),
  search_knowledge: z.object({ passages: z.array(passageSchema.pick({ title: true, text: true })) }),
  checkout: taken.extend({ lines: z.array(z.object({ title: z.string(), left: z.number() })).optional() }),
  payment_sent: taken,
  call_person: taken,
  show_bill: taken,
  change_order: taken,
  cancel_order: taken,
  ask_refund: taken,
  offer_choices: taken,
  remember: taken,
};

export type KnownTool = keyof typeof schemas;
type Answers = { [Name in KnownTool]: z.output<(typeof schemas)[Name]> };
export type AnswerOf<Name extends KnownTool> = Answers[Name];

const schemaByTool: { readonly [Name in KnownTool]: z.ZodType<Answers[Name]> } = schemas;

/** Undefined for an error, and for anything else that this model cannot read. */
export const readAnswer = <Name extends KnownTool>(name: Name, result: unknown): AnswerOf<Name> | undefined =>
  schemaByTool[name].safeParse(result).data;

export const isKnownTool = (name: string): name is KnownTool => Object.hasOwn(schemas, name);
