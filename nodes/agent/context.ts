import { z } from "zod";
import { deliveryFields, type Language, weekdays } from "../../src/core/index.ts";
import { billSchema } from "../sale/bill.ts";
import { type CartLine, cartLineSchema } from "../sale/cart-lines.ts";
import { foundOrderSchema } from "../sale/found-order.ts";
import { foundProductSchema } from "../sale/found-product.ts";
import { readToldLine } from "../sale/told-cart.ts";
import { readToldProducts } from "../sale/told-product.ts";
import { awaitedSchema } from "./awaited.ts";
import { readMethods, readNow, readRecipient, readWords } from "./short-forms.ts";

const readList =
  (read: (values: readonly unknown[]) => unknown[]) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? read(value) : value;

const articleSchema = foundProductSchema.pick({ title: true, category: true, color: true, variants: true });
const nowSchema = z.object({
  date: z.string(),
  weekday: z.enum(weekdays),
  time: z.string(),
  /** People are there. */
  is_open: z.boolean(),
  /** When they will be, in the shop's own hours. */
  opens: z.string().exactOptional(),
});

/**
 * What the model is told besides the messages. It is data for the model to read; nothing in it is taken back from the
 * model. What is empty is not told: `told-context.ts` writes it, and here stands what is meant by its absence.
 */
const agentContextSchema = z.object({
  language: z.enum(["uk", "en", "ru"]),
  /** The very first turn with this customer: the answer greets and says that it is an AI. */
  first_contact: z.boolean().default(false),
  shop: z.object({ name: z.string(), persona: z.string(), currency: z.string() }),
  /** By the clock of the turn, where the shop is. */
  now: z.preprocess(readNow, nowSchema).exactOptional(),
  /** Product categories that exist, in the shop's words. */
  categories: z.preprocess(readWords, z.array(z.string())).default(() => []),
  cart: z
    .object({
      lines: z.array(z.preprocess(readToldLine, cartLineSchema)),
      total: z.number(),
      /** True once this very cart with these delivery data has been repeated to the customer. */
      reviewed: z.boolean().default(false),
    })
    .default(() => ({ lines: [], total: 0, reviewed: false })),
  /** Where the order goes. The name is the recipient's, who may be another person than the customer. */
  delivery: z
    .preprocess(
      readRecipient,
      z.object({
        name: z.string().optional(),
        phone: z.string().optional(),
        city: z.string().optional(),
        branch: z.string().optional(),
      }),
    )
    .default(() => ({})),
  /** Left out, it says that none of the data that an order needs is there yet. */
  missing: z.array(z.enum(deliveryFields)).default(() => [...deliveryFields]),
  payment_methods: z
    .preprocess(
      readMethods,
      z.array(z.object({ id: z.string(), title: z.string(), keywords: z.array(z.string()).default(() => []) })),
    )
    .default(() => []),
  payment_method: z.string().nullable().default(null),
  /** What the customer was last asked to pay; `covers_cart` turns false once the cart has changed since. */
  bill: z
    .object({
      number: z.string().exactOptional(),
      status: billSchema.shape.status,
      /** What is still to be paid now: absent once it was paid. */
      due: z.number().exactOptional(),
      paid: z.number().exactOptional(),
      /** What remains after that, if anything. */
      rest: z.number().exactOptional(),
      covers_cart: z.boolean(),
    })
    .nullable()
    .default(null),
  /** Prices that a person of the shop agreed with the customer, in words. */
  agreed: z.array(z.string()).exactOptional(),
  /** Articles the customer was shown last, so that "the first one" has a meaning. In the order they were shown. */
  shown: z.preprocess(readList(readToldProducts), z.array(articleSchema)).default(() => []),
  customer: z
    .object({
      /** The customer's own, as they said it. */
      name: z.string().nullable().default(null),
      facts: z.array(z.string()).default(() => []),
      order_count: z.number().default(0),
    })
    .default(() => ({ name: null, facts: [], order_count: 0 })),
  /** The newest orders, with their states. */
  orders: z.array(foundOrderSchema).exactOptional(),
  /** What came with the newest message besides text. */
  attachments: z.array(z.string()).default(() => []),
  /** What is on the pictures among them, where a reader could look. */
  seen: z.array(z.string()).default(() => []),
  /** The older message that the newest one answers, by the customer's own choice. */
  replied_to: z.string().nullable().default(null),
  /** What the link carried through which the customer opened the chat just now, and the product it names. */
  started_with: z.object({ payload: z.string(), product: z.string().exactOptional() }).exactOptional(),
  summary: z.string().default(""),
  ...awaitedSchema.shape,
});
type Read = z.output<typeof agentContextSchema>;

export interface AgentContext extends Read {
  /** What was shown before the newest list, as it is on the shelf now. It is told in short, and not read back. */
  readonly shown_before?: Read["shown"];
  /** The agreed prices of single articles, as lines of one piece. They are told in words and not read back. */
  readonly agreed_lines?: readonly CartLine[];
}

/** The context of a shop where nothing is known of the customer yet. */
export const emptyContext = (language: Language, shop: AgentContext["shop"]): AgentContext =>
  agentContextSchema.parse({ language, shop });

/** The context back from a system prompt; undefined when there is none (a foreign prompt). */
export function parseContext(prompt: string): AgentContext | undefined {
  const block = /<context>\n(.*)\n<\/context>/s.exec(prompt)?.[1];
  if (block === undefined) return undefined;
  const parsed = agentContextSchema.safeParse(JSON.parse(block));
  return parsed.success ? parsed.data : undefined;
}
