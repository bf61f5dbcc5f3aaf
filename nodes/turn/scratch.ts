import {
  AIMessage,
  type BaseMessage,
  mapChatMessagesToStoredMessages,
  mapStoredMessagesToChatMessages,
  type StoredMessage,
} from "@langchain/core/messages";
import { z } from "zod";
import { boundedCheck, type Checked, checkedSchema, type Turn } from "../../src/core/index.ts";

/** The tool loop as plain data: the model's calls and the tools' answers, in LangChain's own stored form. */
export const scratchSchema = z.object({
  turnId: z.string(),
  steps: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
  roundCount: z.int(),
  /** What the model said beside its calls and may be said, by round. */
  beside: z
    .array(z.object({ round: z.int(), text: z.string(), checked: checkedSchema.exactOptional() }))
    .exactOptional(),
});
export type Scratch = z.output<typeof scratchSchema>;
type Step = Scratch["steps"][number];

/** The tool loop so far of this very turn; an earlier turn's is over. */
export const scratchOf = (state: { readonly scratch: Scratch | null }, turn: Turn): Scratch =>
  state.scratch?.turnId === turn.id ? state.scratch : { turnId: turn.id, steps: [], roundCount: 0 };

export const messagesOf = ({ steps }: Pick<Scratch, "steps">): BaseMessage[] =>
  mapStoredMessagesToChatMessages(steps.map(toStored));

/** Names of the tools that have answered, in their order. */
export const toolsUsed = ({ steps }: Pick<Scratch, "steps">): readonly string[] =>
  steps.flatMap(({ type, data: { name } }) => (type === "tool" && typeof name === "string" ? [name] : []));

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

/** The words of the newest round. They are said when its calls end the turn; until then nobody has heard them. */
export const withBeside = (scratch: Scratch, text: string, checked: Checked): Scratch => ({
  ...scratch,
  beside: [...(scratch.beside ?? []), { round: scratch.roundCount, text, checked }],
});

/**
 * What is said of it before the product's own words. Words beside a look-up ("one moment") give way to the words beside
 * the call that ends the turn; without such words they are all that the model answered.
 */
export function saidBeside({
  beside = [],
  roundCount,
}: Scratch): { readonly text: string; readonly checked: Checked } | undefined {
  const newest = beside.filter(({ round }) => round === roundCount);
  const said = newest.length > 0 ? newest : beside;
  if (said.length === 0) return undefined;
  const sources = said.flatMap(({ checked }) => checked?.sources ?? []);
  return {
    text: [...new Set(said.map(({ text }) => text))].join("\n\n"),
    checked: boundedCheck({ said: "whole", refused: [], sources }),
  };
}

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
