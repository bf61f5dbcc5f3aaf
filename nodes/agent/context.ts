import { z } from "zod";
import { billSchema } from "../sale/bill.ts";
import { cartLineSchema } from "../sale/cart-lines.ts";
import { foundProductSchema } from "../sale/found-product.ts";
import { awaitedSchema } from "./awaited.ts";

/**
 * What the model is told besides the messages, as JSON between <context> and </context> in the system prompt. It is
 * data for the model to read; nothing in it is taken back from the model.
 */
const agentContextSchema = z.object({
  language: z.enum(["uk", "en", "ru"]),
  /** The very first turn with this customer: the answer greets and says that it is an AI. */
  first_contact: z.boolean(),
  shop: z.object({ name: z.string(), persona: z.string(), currency: z.string() }),
  /** Product categories that exist, in the shop's words. */
  categories: z.array(z.string()),
  cart: z.object({
    lines: z.array(cartLineSchema),
    total: z.number(),
    /** True once this very cart with these delivery data has been repeated to the customer. */
    reviewed: z.boolean(),
  }),
  delivery: z.object({
    name: z.string().optional(),
    phone: z.string().optional(),
    city: z.string().optional(),
    branch: z.string().optional(),
  }),
  missing: z.array(z.enum(["name", "phone", "city", "branch"])),
  payment_methods: z.array(z.object({ id: z.string(), title: z.string(), keywords: z.array(z.string()) })),
  payment_method: z.string().nullable(),
  /** What the customer was last asked to pay; `covers_cart` turns false once the cart has changed since. */
  bill: z
    .object({
      status: billSchema.shape.status,
      due: z.number(),
      covers_cart: z.boolean(),
    })
    .nullable(),
  /** Articles the customer was shown last, so that "the first one" has a meaning. In the order they were shown. */
  shown: z.array(foundProductSchema.pick({ title: true, category: true, color: true, variants: true })),
  customer: z.object({ name: z.string().nullable(), facts: z.array(z.string()), order_count: z.number() }),
  /** What came with the newest message besides text. */
  attachments: z.array(z.string()),
  /** What is on the pictures among them, where a reader could look. */
  seen: z.array(z.string()),
  /** The older message that the newest one answers, by the customer's own choice. */
  replied_to: z.string().nullable(),
  /** What the link carried through which the customer opened the chat just now, and the product it names. */
  started_with: z.object({ payload: z.string(), product: z.string().exactOptional() }).exactOptional(),
  summary: z.string(),
  ...awaitedSchema.shape,
});
export type AgentContext = z.output<typeof agentContextSchema>;

export const renderContext = (context: AgentContext): string =>
  // "<" is escaped, so that no product name or fact can close the block.
  `<context>\n${JSON.stringify(context).replaceAll("<", "\\u003c")}\n</context>`;

/** The context back from a system prompt; undefined when there is none (a foreign prompt). */
export function parseContext(prompt: string): AgentContext | undefined {
  const block = /<context>\n(.*)\n<\/context>/s.exec(prompt)?.[1];
  if (block === undefined) return undefined;
  const parsed = agentContextSchema.safeParse(JSON.parse(block));
  return parsed.success ? parsed.data : undefined;
}
