import type { AIMessage, MessageContent } from "@langchain/core/messages";
import type { HistoryTraits } from "./history-traits.ts";

/** Under this name an answer says which family of models made it. */
const madeBy = "made_by";

/**
 * What of an answer its own family wants back, and only that family. In front of others stand the words alone: they
 * refuse each other's blocks, or send a call twice.
 */
export function ownPartOf(
  { content, text, additional_kwargs: more }: AIMessage,
  { ownBlocks = [], ownFields = [] }: HistoryTraits,
  family: string,
): { readonly content: MessageContent; readonly fields: Readonly<Record<string, unknown>> } {
  const isOwn = more[madeBy] === family;
  const fields = isOwn
    ? Object.fromEntries(ownFields.flatMap((name) => (more[name] === undefined ? [] : [[name, more[name]]])))
    : {};
  const hasOwn = typeof content !== "string" && content.some(({ type }) => ownBlocks.includes(type));
  if (!isOwn || !hasOwn || typeof content === "string") return { content: text, fields };
  // Calls stand in `tool_calls`.
  return { content: content.filter(({ type }) => type === "text" || ownBlocks.includes(type)), fields };
}

export const markedAsOf = (family: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...fields,
  [madeBy]: family,
});
