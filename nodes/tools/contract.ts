import { z } from "zod";

/**
 * What the model may ask for: names, descriptions and arguments. Nothing here takes a price, a sum, a customer id or an
 * order status: those come from data. Arguments are strict, so an invented one is an error and not a surprise.
 */
export const toolArguments = {
  search_catalogue: z
    .strictObject({
      text: z.string().max(200).optional().describe("free words: model, category, occasion"),
      category: z.string().max(60).optional(),
      color: z.string().max(40).optional(),
      size: z.string().max(20).optional().describe("a size, or the child's height in cm"),
      max_price: z.number().positive().optional().describe("in whole currency units"),
      min_price: z.number().positive().optional(),
    })
    .describe("Find products with their prices, sizes, SKUs and stock. The only source of all of these."),
  change_cart: z
    .strictObject({
      changes: z
        .array(z.strictObject({ sku: z.string().max(60), quantity: z.int().min(0).max(20) }))
        .min(1)
        .max(10),
    })
    .describe("Set the quantity of articles in the cart by SKU; 0 removes one. Prices are taken from the catalogue."),
  set_delivery: z
    .strictObject({
      name: z.string().max(120).optional().describe("the recipient's first and last name"),
      phone: z.string().max(40).optional().describe("as the customer wrote it"),
      city: z.string().max(80).optional(),
      branch: z.string().max(120).optional().describe("Nova Poshta branch or parcel locker"),
    })
    .describe("Write down delivery data the customer gave in their own messages."),
  find_my_orders: z
    .strictObject({})
    .describe("Past orders of the customer in this chat, with status and tracking number."),
  shop_info: z
    .strictObject({ topics: z.array(z.enum(["delivery", "payment", "returns", "hours"])).min(1) })
    .describe("The shop's terms: delivery, payment methods, returns, working hours."),
  checkout: z
    .strictObject({ payment_method: z.string().max(40).optional().describe("id from the context's payment_methods") })
    .describe(
      "Ask for payment. The product itself repeats the order to the customer first; call again once the customer has agreed and chosen how to pay.",
    ),
  payment_sent: z
    .strictObject({})
    .describe("The customer says they have paid or has sent a proof of payment. A person will check it."),
  call_person: z
    .strictObject({
      reason: z.enum([
        "asked_for_person",
        "complaint",
        "return_or_refund",
        "out_of_domain",
        "order_problem",
        "payment_problem",
      ]),
    })
    .describe("Hand the conversation over to a person."),
  remember: z
    .strictObject({
      topic: z.enum(["child_height", "child_age", "size", "taste", "occasion", "other"]),
      text: z.string().min(1).max(200),
      quote: z.string().min(1).max(200).describe("the customer's own words this rests on, copied exactly"),
    })
    .describe("Keep a fact about the customer for next time."),
} as const;

export type ToolName = keyof typeof toolArguments;
export type ToolArguments<Name extends ToolName> = z.output<(typeof toolArguments)[Name]>;
export const toolNames = Object.keys(toolArguments) as ToolName[];

/** A tool's answer to the model: JSON. Amounts are in whole currency units ("price": 1590), as people write them. */
export interface FoundProduct {
  readonly title: string;
  readonly category: string;
  readonly color: string;
  readonly description?: string;
  readonly url?: string;
  readonly currency: string;
  readonly variants: readonly {
    readonly sku: string;
    readonly size: string;
    readonly price: number;
    readonly stock: number;
  }[];
}

export interface ToolResults {
  search_catalogue: { readonly products: readonly FoundProduct[] };
  change_cart: {
    readonly lines: readonly CartLine[];
    readonly total: number;
    readonly problems: readonly {
      readonly sku: string;
      readonly problem: "unknown_sku" | "out_of_stock";
      readonly stock?: number;
    }[];
    readonly missing: readonly string[];
  };
  set_delivery: {
    readonly delivery: Readonly<Record<string, string>>;
    readonly missing: readonly string[];
    readonly problems: readonly {
      readonly field: string;
      readonly problem: "not_a_phone" | "not_said_by_customer" | "unclear";
    }[];
  };
  find_my_orders: {
    readonly orders: readonly {
      readonly number: string;
      readonly status: string;
      readonly total: number;
      readonly currency: string;
      readonly placed_at: string;
      readonly tracking?: string;
      readonly lines: readonly string[];
    }[];
  };
  /** Facts as plain text in the customer's language, one entry a topic. */
  shop_info: { readonly info: Readonly<Record<string, string>> };
  checkout:
    | { readonly status: "accepted" }
    | { readonly status: "cart_empty" }
    | { readonly status: "missing"; readonly fields: readonly string[] };
  payment_sent: { readonly status: "accepted" } | { readonly status: "nothing_to_pay" };
  call_person: { readonly status: "accepted" };
  remember: { readonly status: "kept" } | { readonly status: "quote_not_found" };
}

/** Any tool may answer this instead, when the arguments are wrong or the tool cannot be used now. */
export interface ToolProblem {
  readonly error: string;
}

export interface CartLine {
  readonly sku: string;
  readonly title: string;
  readonly size: string;
  readonly price: number;
  readonly quantity: number;
}
