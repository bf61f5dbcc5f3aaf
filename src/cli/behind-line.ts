import type { SaidLine } from "../../supabase/store/chat-turns.ts";

/** What is known about one line of a transcript besides its words, each as a line under it. */
export const behindLine = ({ withheld }: SaidLine): readonly string[] =>
  withheld === null ? [] : [`never read by the customer: ${withheld.replaceAll("_", " ")}`];
