import { z } from "zod";
import {
  checkedSchema,
  deliveryFields,
  type Fact,
  languages,
  type Offer,
  owners,
  type Reply,
  type TurnOutcome,
} from "../../src/core/index.ts";
import { moneySchema } from "../sale/money-schema.ts";
import { deliverySchema, placedOrderSchema } from "../sale/order-schemas.ts";
import { branded, type SchemaOf } from "./schema-of.ts";
import { attachmentSchema } from "./turn-schema.ts";

export const offerSchema: SchemaOf<Offer> = z.object({
  label: z.string(),
  act: z.string(),
  ids: z.array(z.string()),
});

const replySchema: SchemaOf<Reply> = z.object({
  id: z.string(),
  turnId: z.string(),
  kind: z.enum(["plain", "review", "requisites", "confirmation", "handoff", "safety"]),
  text: z.string(),
  choices: z.array(z.union([z.string(), offerSchema])).exactOptional(),
  asks: z.enum(deliveryFields).exactOptional(),
  pictures: z.array(z.object({ url: z.string(), caption: z.string() })).exactOptional(),
  buttons: z.array(z.object({ label: z.string(), data: z.string() })).exactOptional(),
  files: z.array(attachmentSchema).exactOptional(),
  copies: z.array(z.object({ label: z.string(), text: z.string() })).exactOptional(),
  invoice: z
    .object({ billId: z.string(), title: z.string(), description: z.string(), due: moneySchema })
    .exactOptional(),
  checked: checkedSchema.exactOptional(),
});

export const factSchema: SchemaOf<Fact> = z.object({
  topic: z.string(),
  text: z.string(),
  quote: z.string(),
  source: z.enum(["customer", "order", "person"]),
  learnedAt: z.string(),
});

/** What a turn leaves behind, stamped with the turn: nodes add to it, and a new turn starts from an empty one. */
export interface StampedOutcome extends Omit<TurnOutcome, "timers"> {
  readonly turnId: string;
}
export const outcomeSchema: SchemaOf<StampedOutcome> = z.object({
  turnId: z.string(),
  heard: z.array(
    z.object({ inboundId: branded<"InboundId">(), text: z.string(), masked: z.literal(true).exactOptional() }),
  ),
  replies: z.array(replySchema),
  facts: z.array(factSchema),
  delivery: deliverySchema.exactOptional(),
  language: z.enum(languages).exactOptional(),
  orders: z.array(placedOrderSchema),
  unanswered: z.array(z.string()).exactOptional(),
  stopped: z
    .object({ text: z.string(), faults: z.array(z.object({ code: z.string(), found: z.string() })) })
    .exactOptional(),
  owner: z.enum(owners).exactOptional(),
});
