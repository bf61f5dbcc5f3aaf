import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/** What sets one family of models apart in how it reads a history. All else is one form that all of them take. */
export interface HistoryTraits {
  /** Reads any history, and knows some messages by their place and first words: it is given what there is. */
  readonly takesAll?: true;
  /**
   * Blocks of its own answers that it wants back with the results of the calls: its thoughts, which it has signed.
   * Another family refuses them.
   */
  readonly ownBlocks?: readonly string[];
  /** Fields of its own answers that it wants back, as LangChain keeps them in `additional_kwargs`. */
  readonly ownFields?: readonly string[];
  /**
   * LangChain sends each result in a turn of its own, and the vendor wants all results of parallel calls in one
   * (@langchain/google-genai 2.3.2, measured 2026-11): the calls are shown one after the other.
   */
  readonly takesOneCallPerTurn?: true;
  /** A result says which tool it is of; others refuse a name on a message, or lose it. */
  readonly namesResults?: true;
  /** The part of the system prompt that stays the same is marked, so that it is not paid for again. */
  readonly marksStablePrompt?: true;
}

const gemini: HistoryTraits = {
  ownBlocks: ["thinking"],
  ownFields: ["__gemini_function_call_thought_signatures__"],
  takesOneCallPerTurn: true,
  namesResults: true,
};

/** By the name that a class of LangChain's gives to its kind (`_llmType()`). */
const families: Readonly<Record<string, HistoryTraits>> = {
  rehearsal: { takesAll: true },
  anthropic: { ownBlocks: ["thinking", "redacted_thinking"], marksStablePrompt: true },
  googlegenerativeai: gemini,
};

/** A family that nobody knows gets the form that the strictest ones take. */
export const traitsOf = (model: Pick<BaseChatModel, "_llmType">): HistoryTraits => {
  const family = model._llmType();
  return Object.hasOwn(families, family) ? (families[family] ?? {}) : {};
};
