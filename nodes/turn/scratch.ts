import {
  AIMessage,
  type BaseMessage,
  mapChatMessagesToStoredMessages,
  mapStoredMessagesToChatMessages,
  type StoredMessage,
} from "@langchain/core/messages";
import { z } from "zod";
import type { Turn } from "../../src/core/index.ts";

/** The tool loop as plain data: the model's calls and the tools' answers, in LangChain's own stored form. */
export const scratchSchema = z.object({
  turnId: z.string(),
  steps: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
  roundCount: z.int(),
});
export type Scratch = z.output<typeof scratchSchema>;
type Step = Scratch["steps"][number];

/** The tool loop so far of this very turn; an earlier turn's is over. */
export const scratchOf = (state: { readonly scratch: Scratch | null }, turn: Turn): Scratch =>
  state.scratch?.turnId === turn.id ? state.scratch : { turnId: turn.id, steps: [], roundCount: 0 };

export const messagesOf = ({ steps }: Pick<Scratch, "steps">): BaseMessage[] =>
  mapStoredMessagesToChatMessages(steps.map(toStored));

/** What the model asked for and no tool has answered: nothing, unless its calls are the newest step. */
export function openCalls(scratch: Scratch): NonNullable<AIMessage["tool_calls"]> {
  const newest = scratch.steps.at(-1);
  if (newest?.type !== "ai") return [];
  const [message] = messagesOf({ steps: [newest] });
  return AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
}

export const withSteps = (scratch: Scratch, steps: readonly BaseMessage[], rounds = 0): Scratch => ({
  ...scratch,
  steps: [
    ...scratch.steps,
    ...mapChatMessagesToStoredMessages(steps.map(toWhole)).map(({ type, data }) => ({ type, data: { ...data } })),
  ],
  roundCount: scratch.roundCount + rounds,
});

/** A streamed chunk is stored as the message it adds up to. */
const toWhole = (message: BaseMessage): BaseMessage =>
  AIMessage.isInstance(message)
    ? new AIMessage({
        content: message.content,
        tool_calls: message.tool_calls ?? [],
        // What its provider wants back with the results.
        additional_kwargs: message.additional_kwargs,
        ...(message.id === undefined ? {} : { id: message.id }),
      })
    : message;

const toStored = ({ type, data }: Step): StoredMessage => ({
  type,
  data: { content: "", role: undefined, name: undefined, tool_call_id: undefined, ...data },
});
