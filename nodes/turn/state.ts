import { MessagesValue } from "@langchain/langgraph";
import { z } from "zod";
import { deliveryFields, emptyDraft, languages } from "../../src/core/index.ts";
import { verdictSchema } from "../moderation/verdict.ts";
import {
  billSchema,
  customerSchema,
  deliverySchema,
  draftSchema,
  foundProductSchema,
  handoffSchema,
  outcomeSchema,
  requestSchema,
  scratchSchema,
  turnSchema,
} from "./schemas.ts";

/**
 * Every field any node of ours keeps in state, each once. A node's slice picks from here; an embedder merges slices. No
 * field uses an appending reducer (those double when a subgraph's output meets its parent's), and none is named like
 * a node (LangGraph refuses that).
 */
export const turnFields = {
  /** Set by the graph's input, never taken from the runtime: effect keys derive from it. */
  turn: turnSchema.nullable().default(null),
  messages: MessagesValue,
  outcome: outcomeSchema.nullable().default(null),
  language: z.enum(languages).nullable().default(null),
};

export const mediaFields = {
  /** The newest albums and the turn that first got a part of each: what comes later of one is not answered again. */
  albums: z.array(z.object({ id: z.string(), turnId: z.string() })).default(() => []),
};

export const verdictFields = {
  verdict: verdictSchema.nullable().default(null),
  /** The customer's newest messages (time and a short beginning), for telling a flood. */
  recent: z.array(z.object({ at: z.string(), text: z.string() })).default(() => []),
  floodAnswered: z.boolean().default(false),
};

export const customerFields = {
  who: z.object({ customerId: z.string(), channel: z.string() }).nullable().default(null),
  customer: customerSchema.nullable().default(null),
  summary: z.string().default(""),
  /** The CRM was told of this conversation. */
  touched: z.boolean().default(false),
};

export const saleFields = {
  draft: draftSchema.default(emptyDraft),
  bill: billSchema.nullable().default(null),
  /** What the customer was shown last, in order: "the first one" means something, and its prices are evidence. */
  shown: z.array(foundProductSchema).default(() => []),
  request: requestSchema.nullable().default(null),
};

export const agentFields = {
  /** The tool loop of this turn: model messages with tool calls, and their results. Left behind when the turn ends. */
  scratch: scratchSchema.nullable().default(null),
  /** Answers of the model that were replaced because data did not back them. */
  strikes: z.int().default(0),
};

export const handoffFields = { handoff: handoffSchema.nullable().default(null) };

/** What of a placed order the CRM did not take, and whether the customer is being asked for it. */
export const troubleFields = {
  correction: z
    .object({
      /** The refused one itself: the customer may have a newer bill by the time they answer. */
      bill: billSchema,
      delivery: deliverySchema,
      field: z.enum(deliveryFields),
      count: z.int(),
      isOpen: z.boolean(),
    })
    .nullable()
    .default(null),
};
