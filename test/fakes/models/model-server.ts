import { type Answer, type FakeCall, type Fault, Refusal, type Served, serve } from "../serve.ts";
import type { Asked, End, Mind, Thought } from "./mind.ts";

/** One vendor's way of speaking, as strict as the vendor, and stricter where the vendors' pages disagree. */
export interface Protocol {
  /** Throws a refusal in the vendor's own shape for everything that the vendor would refuse. */
  read(call: FakeCall, known: Known): Asked;
  answer(thought: Thought, end: End, asked: Asked): Answer;
  /** A failure of its own, in its own shape, with how long to wait where it can say so. */
  failure(status: number, waitS?: number): Failure;
}

export type Failure = Exclude<Fault, string>;

export interface Known {
  readonly key: string;
  readonly models: readonly string[];
}

export interface ModelServer extends Served {
  readonly key: string;
  /** For the next calls, one each; then all goes well again. */
  readonly faults: (Fault | { readonly end: End })[];
  /** What was refused because of what was sent, in the order it came. */
  readonly refusals: string[];
  /** Every question that was taken, as the model read it. */
  readonly asked: Asked[];
}

const key = "fake-model-key-1";

export async function startModel(protocol: Protocol, mind: Mind, models: readonly string[]): Promise<ModelServer> {
  const faults: ModelServer["faults"] = [];
  const refusals: string[] = [];
  const asked: Asked[] = [];
  const ends: End[] = [];
  const served = await serve({
    fault: () => {
      const next = faults.shift() ?? "none";
      const isEnd = typeof next === "object" && "end" in next;
      ends.push(isEnd ? next.end : "whole");
      return isEnd ? "none" : next;
    },
    apply: async (call) => {
      const end = ends.pop() ?? "whole";
      const read = readOrNote(() => protocol.read(call, { key, models }), refusals);
      asked.push(read);
      return protocol.answer(await mind(read), end, read);
    },
  });
  return { ...served, key, faults, refusals, asked };
}

/** A refusal is what a test asserts on: nothing that the product sends may be refused. */
function readOrNote(read: () => Asked, refusals: string[]): Asked {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) refusals.push(JSON.stringify(error.answer.body));
    throw error;
  }
}
