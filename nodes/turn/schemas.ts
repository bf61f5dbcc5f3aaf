import { z } from "zod";
import {
  type CustomerCard,
  commands,
  type Delivery,
  type DraftLine,
  deliveryFields,
  type Fact,
  handoffReasons,
  languages,
  type Money,
  type OrderDraft,
  owners,
  type PaymentProof,
  type PlacedOrder,
  type Reply,
  sharedKinds,
  type Turn,
  type TurnInbound,
  type TurnOutcome,
} from "../../src/core/index.ts";
import type { FoundProduct } from "../tools/contract.ts";

/**
 * The words of the core as zod schemas: state comes back from a checkpoint, and a checkpoint is an edge like any other.
 * Each is annotated with the core's type, so the two cannot drift apart.
 */
type Of<T> = z.ZodType<T, T>;

const branded = <Name extends string>() => z.string().brand<Name, "inout">();

export const moneySchema: Of<Money> = z.object({ minor: z.int(), currency: z.string() });

export const deliverySchema: Of<Delivery> = z.object({
  name: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  city: z.string().exactOptional(),
  branch: z.string().exactOptional(),
});

export const draftLineSchema: Of<DraftLine> = z.object({
  sku: branded<"Sku">(),
  title: z.string(),
  size: z.string(),
  price: moneySchema,
  quantity: z.int().positive(),
});

export const draftSchema: Of<OrderDraft> = z.object({
  version: z.int(),
  lines: z.array(draftLineSchema),
  delivery: deliverySchema,
  paymentMethod: z.string().exactOptional(),
  reviewed: z.object({ version: z.int(), turnId: z.string() }).exactOptional(),
});

const received = { id: branded<"InboundId">(), conversationId: branded<"ConversationId">(), at: z.string() };
const proofSchema: Of<PaymentProof> = z.object({
  isReceipt: z.boolean(),
  amountMinor: z.int().exactOptional(),
  currency: z.string().exactOptional(),
  payee: z.string().exactOptional(),
  iban: z.string().exactOptional(),
});
export const attachmentSchema = z.object({
  kind: z.enum(["photo", "document", "voice", "video", "location", "contact", "sticker"]),
  ref: z.string(),
  name: z.string().exactOptional(),
  words: z.string().exactOptional(),
  proof: proofSchema.exactOptional(),
});
const charge = { billId: z.string(), amount: moneySchema, chargeId: z.string() };
export const inboundSchema: Of<TurnInbound> = z.discriminatedUnion("kind", [
  z.object({
    ...received,
    kind: z.literal("message"),
    text: z.string(),
    attachments: z.array(attachmentSchema),
    repliesTo: z.string().exactOptional(),
    pressed: z.string().exactOptional(),
    corrects: branded<"InboundId">().exactOptional(),
    command: z.enum(commands).exactOptional(),
    startedWith: z.string().exactOptional(),
    shared: z.enum(sharedKinds).exactOptional(),
    isForwarded: z.literal(true).exactOptional(),
    group: z.string().exactOptional(),
    appLanguage: z.enum(languages).exactOptional(),
  }),
  z.object({
    ...received,
    kind: z.literal("person_message"),
    text: z.string(),
    by: z.string(),
    files: z.array(attachmentSchema).exactOptional(),
    isSaid: z.literal(true).exactOptional(),
  }),
  z.object({ ...received, ...charge, kind: z.literal("payment_received") }),
  z.object({ ...received, ...charge, kind: z.literal("payment_refunded") }),
  z.object({ ...received, kind: z.literal("language_chosen"), language: z.enum(languages) }),
  z.object({ ...received, kind: z.literal("customer_left") }),
  z.object({ ...received, kind: z.literal("taken_over"), by: z.string() }),
  z.object({
    ...received,
    kind: z.literal("delivery_trouble"),
    outcome: z.enum(["dead", "locked"]),
    effectKey: branded<"EffectKey">(),
    effectKind: z.string(),
    code: z.string(),
    detail: z.string().exactOptional(),
    orderId: z.string().exactOptional(),
    delivery: deliverySchema.exactOptional(),
    fields: z.array(z.enum(deliveryFields)).exactOptional(),
  }),
  z.object({ ...received, kind: z.literal("payment_decision"), billId: z.string(), paid: z.boolean(), by: z.string() }),
  z.object({ ...received, kind: z.literal("given_back"), by: z.string() }),
  z.object({ ...received, kind: z.literal("closed"), by: z.string() }),
]);

export const turnSchema: Of<Turn> = z.object({
  id: branded<"TurnId">(),
  conversationId: branded<"ConversationId">(),
  owner: z.enum(owners),
  epoch: z.int(),
  inbounds: z.array(inboundSchema),
  at: z.string(),
  claim: z.int(),
  unsaid: z.array(z.string()),
  after: branded<"InboundId">().exactOptional(),
  trace: z.string().exactOptional(),
});

export const replySchema: Of<Reply> = z.object({
  id: z.string(),
  turnId: z.string(),
  kind: z.enum(["plain", "review", "requisites", "confirmation", "handoff", "safety"]),
  text: z.string(),
  choices: z.array(z.string()).exactOptional(),
  buttons: z.array(z.object({ label: z.string(), data: z.string() })).exactOptional(),
  files: z.array(attachmentSchema).exactOptional(),
  copies: z.array(z.object({ label: z.string(), text: z.string() })).exactOptional(),
  invoice: z
    .object({ billId: z.string(), title: z.string(), description: z.string(), due: moneySchema })
    .exactOptional(),
});

const factSchema: Of<Fact> = z.object({
  topic: z.string(),
  text: z.string(),
  quote: z.string(),
  source: z.enum(["customer", "order", "person"]),
  learnedAt: z.string(),
});

const orderStatus = z.enum(["new", "pending_payment", "paid", "processing", "shipped", "delivered", "cancelled"]);

const placedOrderSchema: Of<PlacedOrder> = z.object({
  id: branded<"OrderId">(),
  number: z.string(),
  lines: z.array(draftLineSchema),
  delivery: deliverySchema,
  total: moneySchema,
  paid: moneySchema,
  paymentMethod: z.string(),
  status: orderStatus,
});

export const customerSchema: Of<CustomerCard> = z.object({
  id: branded<"CustomerId">(),
  isNew: z.boolean(),
  username: z.string().exactOptional(),
  language: z.enum(languages).exactOptional(),
  delivery: deliverySchema,
  facts: z.array(factSchema),
  orders: z.array(
    z.object({
      id: branded<"OrderId">(),
      number: z.string(),
      status: orderStatus,
      lines: z.array(draftLineSchema),
      total: moneySchema,
      placedAt: z.string(),
      tracking: z.string().exactOptional(),
    }),
  ),
});

export const foundProductSchema: Of<FoundProduct> = z.object({
  title: z.string(),
  category: z.string(),
  color: z.string(),
  description: z.string().exactOptional(),
  url: z.string().exactOptional(),
  currency: z.string(),
  variants: z.array(z.object({ sku: z.string(), size: z.string(), price: z.number(), stock: z.number() })),
});

/** What a turn leaves behind, stamped with the turn: nodes add to it, and a new turn starts from an empty one. */
export interface StampedOutcome extends TurnOutcome {
  readonly turnId: string;
}
export const outcomeSchema: Of<StampedOutcome> = z.object({
  turnId: z.string(),
  heard: z.array(
    z.object({ inboundId: branded<"InboundId">(), text: z.string(), masked: z.literal(true).exactOptional() }),
  ),
  replies: z.array(replySchema),
  facts: z.array(factSchema),
  delivery: deliverySchema.exactOptional(),
  language: z.enum(languages).exactOptional(),
  orders: z.array(placedOrderSchema),
  owner: z.enum(owners).exactOptional(),
});

/** What the customer was asked to pay, for exactly these lines: what changes in the cart later is another bill's. */
export const billSchema = z.object({
  id: z.string(),
  number: z.string(),
  lines: z.array(draftLineSchema),
  method: z.string(),
  total: moneySchema,
  due: moneySchema,
  status: z.enum(["awaiting_proof", "awaiting_confirmation", "paid"]),
  /** Bills this one took the place of before they were paid: money may still arrive under their numbers. */
  earlier: z.array(z.object({ number: z.string(), due: moneySchema })),
});
export type Bill = z.output<typeof billSchema>;

/** What the agent asks of the graph; stamped, so that last turn's wish is not this turn's. */
export const requestSchema = z.discriminatedUnion("to", [
  z.object({ to: z.literal("payment"), turnId: z.string(), action: z.enum(["checkout", "proof"]) }),
  z.object({ to: z.literal("escalation"), turnId: z.string(), reason: z.enum(handoffReasons) }),
]);
export type GraphRequest = z.output<typeof requestSchema>;

export const handoffSchema = z.object({
  reason: z.enum(handoffReasons),
  turnId: z.string(),
  /** The one short word to a customer who writes on while they wait has been said. */
  acknowledged: z.boolean(),
});
export type Handoff = z.output<typeof handoffSchema>;

/** The tool loop as plain data: the model's calls and the tools' answers, in LangChain's own stored form. */
export const scratchSchema = z.object({
  turnId: z.string(),
  steps: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
  roundCount: z.int(),
});
export type Scratch = z.output<typeof scratchSchema>;
