import type { TranscriptEntry } from "./store.ts";

const signs = { customer: "👤", ai: "🤖", person: "🧑" } as const;

/** One line of a talk, as people read it in a ticket. */
export const saidLine = ({ author, text }: Pick<TranscriptEntry, "author" | "text">): string =>
  `${signs[author]} ${text}`;
