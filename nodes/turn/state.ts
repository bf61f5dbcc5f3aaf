import { MessagesValue } from "@langchain/langgraph";
import { z } from "zod";
import { languages } from "../../src/core/index.ts";
import { customerSchema } from "./customer-schema.ts";
import { outcomeSchema } from "./outcome-schema.ts";
import { requestSchema } from "./request.ts";
import { scratchSchema } from "./scratch.ts";
import { turnSchema } from "./turn-schema.ts";
import { verdictSchema } from "./verdict.ts";

/**
 * The fields of the state that more than one node reads; a field of one node stands beside that node. A node's slice
 * picks what it needs; an embedder merges slices. No field uses an appending reducer (those double when a subgraph's
 * output meets its parent's), and none is named like a node (LangGraph refuses that).
 */
export const turnFields = {
  /** Set by the graph's input, never taken from the runtime: effect keys derive from it. */
  turn: turnSchema.nullable().default(null),
  messages: MessagesValue,
  outcome: outcomeSchema.nullable().default(null),
  language: z.enum(languages).nullable().default(null),
};

export const languageFields = {
  /** Chosen by the customer in so many words: what they write does not change it. */
  chosenLanguage: z.enum(languages).nullable().default(null),
};

export const albumFields = {
  /** The newest albums and the turn that first got a part of each: what comes later of one is not answered again. */
  albums: z.array(z.object({ id: z.string(), turnId: z.string() })).default(() => []),
};

/** With what moderation remembers: a slice that reads the verdict is enough for a graph with moderation in it. */
export const verdictFields = {
  verdict: verdictSchema.nullable().default(null),
  /** The customer's newest messages (time and a short beginning), for telling a flood. */
  recent: z.array(z.object({ at: z.string(), text: z.string() })).default(() => []),
  floodAnswered: z.boolean().default(false),
};

/** The customer said that they are a child; a person who gives the chat back has seen to it. */
export const minorFields = { isMinor: z.boolean().default(false) };

export const customerFields = {
  customer: customerSchema.nullable().default(null),
  /** What was said before the messages that the model still sees. */
  summary: z.string().default(""),
};

export const whoFields = {
  /** Set by the graph's input. */
  who: z
    .object({
      customerId: z.string(),
      channel: z.string(),
      /** What is offered is shown there as buttons, and without numbers. */
      hasButtons: z.literal(true).exactOptional(),
    })
    .nullable()
    .default(null),
};

export const wordingFields = {
  /** How often the chat was given each answer of code's own that has several wordings. */
  timesSaid: z.record(z.string(), z.int()).default(() => ({})),
};

export const requestFields = { request: requestSchema.nullable().default(null) };

export const scratchFields = {
  /** The tool loop of this turn: model messages with tool calls, and their results. Left behind when the turn ends. */
  scratch: scratchSchema.nullable().default(null),
};
