import type { Intent } from "./intents.ts";
import { tellsTrouble } from "./trouble.ts";

/** What a customer of earlier days may want now. */
const present: readonly Intent[] = ["buy", "browse", "price", "stock", "size_advice", "which_sizes", "other_colours"];
/** These say nothing of what is wanted. */
const vague: ReadonlySet<Intent> = new Set<Intent>(["bought", "greeting", "paid"]);

interface IntentsOf {
  readonly intents: ReadonlySet<Intent>;
  /** An earlier purchase is told and nothing of today's: what is named is not wanted once more. */
  readonly isPast: boolean;
}

/** A story is read as it was written: what is not in the vocabulary may be spelled into it. */
export function intentsOf(text: string, written: string, read: (words: string) => ReadonlySet<Intent>): IntentsOf {
  const told = read(written);
  const isPast = told.has("bought") && !present.some((intent) => told.has(intent));
  if (!isPast) {
    const trouble = tellsTrouble(written) ? (["complaint"] as const) : [];
    return { intents: new Set([...read(text), ...trouble]), isPast };
  }
  // Who asks nothing else wants to know what became of it.
  const isVague = [...told].every((intent) => vague.has(intent));
  return { intents: isVague ? new Set([...told, "my_orders"]) : told, isPast };
}
