import { z } from "zod";
import {
  commands,
  deliveryFields,
  ladderSteps,
  languages,
  owners,
  type PaymentProof,
  provenPersonSchema,
  ratings,
  sharedKinds,
  type TimerBody,
  type Turn,
  type TurnInbound,
} from "../../src/core/index.ts";
import { priceTermsSchema } from "../sale/agreed-price-schema.ts";
import { moneySchema } from "../sale/money-schema.ts";
import { lineQuantitySchema } from "../sale/order-change-schema.ts";
import { deliverySchema } from "../sale/order-schemas.ts";
import { branded, type SchemaOf } from "./schema-of.ts";

const proofSchema: SchemaOf<PaymentProof> = z.object({
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

const received = { id: branded<"InboundId">(), conversationId: branded<"ConversationId">(), at: z.string() };
const byPerson = { by: z.string(), person: provenPersonSchema.exactOptional() };
const charge = { billId: z.string(), amount: moneySchema, chargeId: z.string() };

export const ladderTimerSchema = z.object({
  about: z.literal("handoff"),
  of: z.string(),
  step: z.enum(ladderSteps),
  since: z.string(),
  isInShadow: z.literal(true).exactOptional(),
});
const timerSchema: SchemaOf<TimerBody> = z.discriminatedUnion("about", [
  ladderTimerSchema,
  z.object({ about: z.literal("cart"), version: z.int(), after: branded<"InboundId">().exactOptional() }),
  z.object({ about: z.literal("bill"), billId: z.string(), after: branded<"InboundId">().exactOptional() }),
  z.object({ about: z.literal("back"), skus: z.array(z.string()) }),
]);

const inboundSchema: SchemaOf<TurnInbound> = z.discriminatedUnion("kind", [
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
    hadCard: z.literal(true).exactOptional(),
    shared: z.enum(sharedKinds).exactOptional(),
    isForwarded: z.literal(true).exactOptional(),
    group: z.string().exactOptional(),
    appLanguage: z.enum(languages).exactOptional(),
  }),
  z.object({
    ...received,
    kind: z.literal("person_message"),
    text: z.string(),
    ...byPerson,
    files: z.array(attachmentSchema).exactOptional(),
    isSaid: z.literal(true).exactOptional(),
  }),
  z.object({ ...received, ...charge, kind: z.literal("payment_received") }),
  z.object({ ...received, ...charge, kind: z.literal("payment_refunded") }),
  z.object({
    ...received,
    kind: z.literal("link_made"),
    billId: z.string(),
    url: z.string(),
    validUntil: z.string(),
  }),
  z.object({ ...received, kind: z.literal("language_chosen"), language: z.enum(languages) }),
  z.object({ ...received, kind: z.literal("rated"), rating: z.enum(ratings), askedIn: z.string() }),
  z.object({ ...received, kind: z.literal("customer_left") }),
  z.object({ ...received, kind: z.literal("taken_over"), ...byPerson }),
  z.object({ ...received, kind: z.literal("take_undone"), ...byPerson }),
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
  z.object({ ...received, kind: z.literal("timer"), timer: timerSchema }),
  z.object({ ...received, kind: z.literal("payment_decision"), billId: z.string(), paid: z.boolean(), ...byPerson }),
  z.object({ ...received, kind: z.literal("payment_undone"), billId: z.string(), ...byPerson }),
  z.object({
    ...received,
    kind: z.literal("refund_made"),
    orderId: z.string(),
    amount: moneySchema.exactOptional(),
    isOrdered: z.literal(true).exactOptional(),
    ...byPerson,
  }),
  z.object({ ...received, kind: z.literal("refund_undone"), orderId: z.string(), ...byPerson }),
  z.object({ ...received, kind: z.literal("price_agreed"), terms: priceTermsSchema, ...byPerson }),
  z.object({ ...received, kind: z.literal("price_undone"), ...byPerson }),
  z.object({ ...received, kind: z.literal("order_changed"), lines: z.array(lineQuantitySchema), ...byPerson }),
  z.object({ ...received, kind: z.literal("order_change_undone"), ...byPerson }),
  z.object({
    ...received,
    kind: z.literal("draft_decision"),
    draftId: branded<"ReplyDraftId">(),
    isSent: z.boolean(),
    text: z.string().exactOptional(),
    ...byPerson,
  }),
  z.object({ ...received, kind: z.literal("given_back"), ...byPerson }),
  z.object({ ...received, kind: z.literal("closed"), ...byPerson }),
]);

export const turnSchema: SchemaOf<Turn> = z.object({
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
