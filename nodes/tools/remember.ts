import type { ToolAction } from "./action.ts";

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

/** A fact is kept only when the customer really said the words it rests on. */
export const remember: ToolAction<"remember"> = ({ topic, text, quote }, { said, turn }) =>
  said.some((message) => plain(message).includes(plain(quote)))
    ? {
        result: { status: "kept" },
        change: { facts: [{ topic, text, quote, source: "customer", learnedAt: turn.at }] },
      }
    : { result: { status: "quote_not_found" } };
