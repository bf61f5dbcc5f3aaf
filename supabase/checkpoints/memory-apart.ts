import type { RunnableConfig } from "@langchain/core/runnables";
import {
  type BaseCheckpointSaver,
  type Checkpoint,
  type CheckpointMetadata,
  type CheckpointPendingWrite,
  type CheckpointTuple,
  MemorySaver,
} from "@langchain/langgraph-checkpoint";

/** What the graph remembers after a turn that was run apart. */
export interface MemoryApart {
  /** The checkpoint from which the turn went on; absent in a new chat. */
  readonly base?: string | undefined;
  readonly last: {
    readonly checkpoint: Checkpoint;
    readonly metadata: CheckpointMetadata;
    readonly writes: readonly CheckpointPendingWrite[];
  };
}

interface OpenMemory {
  /** For the graph that runs the turn. */
  readonly saver: BaseCheckpointSaver;
  /** All that it remembers now, as bytes. */
  pack(): Promise<Uint8Array>;
}

/** A copy of what the graph remembers of a chat, in this process alone: a turn that is run on it leaves no trace. */
export async function openMemoryApart(from: BaseCheckpointSaver, threadId: string): Promise<OpenMemory> {
  const saver = new MemorySaver();
  const base = await from.getTuple(configOf(threadId));
  if (base !== undefined) await copyInto(saver, threadId, base);
  const pack = async (): Promise<Uint8Array> => {
    const last = await saver.getTuple(configOf(threadId));
    if (last === undefined) throw new Error("A turn that was run apart left no memory");
    const { checkpoint, metadata = { source: "loop", step: 0, parents: {} }, pendingWrites = [] } = last;
    return packed({ base: base?.checkpoint.id, last: { checkpoint, metadata, writes: pendingWrites } });
  };
  return { saver, pack };
}

async function copyInto(saver: MemorySaver, threadId: string, of: CheckpointTuple): Promise<void> {
  const { checkpoint, metadata = { source: "loop", step: 0, parents: {} }, pendingWrites = [] } = of;
  const put = await saver.put(configOf(threadId), checkpoint, metadata);
  for (const [taskId, writes] of Map.groupBy(pendingWrites, ([task]) => task)) {
    await saver.putWrites(
      put,
      writes.map(([, channel, value]) => [channel, value]),
      taskId,
    );
  }
}

const configOf = (threadId: string): RunnableConfig => ({ configurable: { thread_id: threadId, checkpoint_ns: "" } });

/** The same format as in the tables of checkpoints. */
const { serde } = new MemorySaver();
const format = "json";

async function packed(memory: MemoryApart): Promise<Uint8Array> {
  const [, bytes] = await serde.dumpsTyped(memory);
  return bytes;
}

export const readMemory = (bytes: Uint8Array): Promise<MemoryApart> => serde.loadsTyped(format, bytes);

type Values = Readonly<Record<string, unknown>>;

/** With other values in some channels. */
export async function changeMemory(bytes: Uint8Array, change: (values: Values) => Values): Promise<Uint8Array> {
  const { base, last } = await readMemory(bytes);
  const values = { ...last.checkpoint.channel_values, ...change(last.checkpoint.channel_values) };
  return packed({ base, last: { ...last, checkpoint: { ...last.checkpoint, channel_values: values } } });
}
