import {
  AIMessage,
  type BaseMessage,
  mapChatMessagesToStoredMessages,
  mapStoredMessagesToChatMessages,
  type StoredMessage,
} from "@langchain/core/messages";
import type { Turn } from "../../src/core/index.ts";
import type { Scratch } from "./schemas.ts";

/** The tool loop so far of this very turn; an earlier turn's is over. */
export const scratchOf = (state: { readonly scratch: Scratch | null }, turn: Turn): Scratch =>
  state.scratch?.turnId === turn.id ? state.scratch : { turnId: turn.id, steps: [], roundCount: 0 };

export const messagesOf = (scratch: Scratch): BaseMessage[] =>
  mapStoredMessagesToChatMessages(scratch.steps.map(storedOf));

export const withSteps = (scratch: Scratch, steps: readonly BaseMessage[], rounds = 0): Scratch => ({
  ...scratch,
  steps: [
    ...scratch.steps,
    ...mapChatMessagesToStoredMessages(steps.map(whole)).map(({ type, data }) => ({ type, data: { ...data } })),
  ],
  roundCount: scratch.roundCount + rounds,
});

/** A streamed chunk is stored as the message it adds up to. */
const whole = (message: BaseMessage): BaseMessage =>
  AIMessage.isInstance(message)
    ? new AIMessage({
        content: message.content,
        tool_calls: message.tool_calls ?? [],
        ...(message.id === undefined ? {} : { id: message.id }),
      })
    : message;

const storedOf = ({ type, data }: Scratch["steps"][number]): StoredMessage => ({
  type,
  data: { content: "", role: undefined, name: undefined, tool_call_id: undefined, ...data },
});
