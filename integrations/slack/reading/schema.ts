import { z } from "zod";

/** What is read of what Slack sends; anything else is no matter of ours. */
const word = z.string().min(1);
const optionalWord = word.optional().catch(undefined);

const fileSchema = z.object({ id: word, name: optionalWord, mimetype: optionalWord });

const saidSchema = z.object({
  ts: word,
  user: optionalWord,
  bot_id: optionalWord,
  thread_ts: optionalWord,
  subtype: optionalWord,
  text: z.string().catch(""),
  blocks: z.array(z.unknown()).optional().catch(undefined),
  files: z.array(fileSchema).optional().catch(undefined),
});
export type Said = z.output<typeof saidSchema>;

const messageEventSchema = saidSchema.extend({
  type: z.literal("message"),
  channel: word,
  /** Of a change. */
  message: saidSchema.optional().catch(undefined),
  /** Of a change or a deletion. */
  previous_message: saidSchema.optional().catch(undefined),
});
export type MessageEvent = z.output<typeof messageEventSchema>;

const reactionEventSchema = z.object({
  type: z.literal("reaction_added"),
  user: word,
  reaction: word,
  item: z.object({ type: z.literal("message"), channel: word, ts: word }),
});
export type ReactionEvent = z.output<typeof reactionEventSchema>;

export const eventSchema = z.object({
  type: z.literal("event_callback"),
  event_id: word,
  event: z.union([messageEventSchema, reactionEventSchema]),
});

export const challengeSchema = z.object({ type: z.literal("url_verification"), challenge: word });

export const pressSchema = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: word }),
  trigger_id: word,
  channel: z.object({ id: word }),
  message: z.object({
    ts: word,
    thread_ts: optionalWord,
    text: z.string().catch(""),
    blocks: z.array(z.looseObject({ type: word })).catch([]),
  }),
  actions: z.array(z.object({ action_id: word, value: z.string().optional(), action_ts: word })).min(1),
});
export type SlackPress = z.output<typeof pressSchema>;

/** A message that one person alone sees comes without itself. */
export const ephemeralPressSchema = pressSchema.extend({ message: z.unknown().optional() });
export type EphemeralPress = z.output<typeof ephemeralPressSchema>;

export const submissionSchema = z.object({
  type: z.literal("view_submission"),
  user: z.object({ id: word }),
  view: z.object({
    id: word,
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.looseObject({}))) }),
  }),
});
export type Submission = z.output<typeof submissionSchema>;

export const commandSchema = z.object({
  command: word,
  text: z.string().default(""),
  user_id: word,
  channel_id: word,
});
export type SlackCommand = z.output<typeof commandSchema>;
