import type { ToolAction } from "./action.ts";

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

/** A letter or two stand in any message and prove nothing. */
const shortestQuote = 5;

/** What a fact counts or names must stand in the words it rests on. */
const numbersOf = (text: string): string[] => text.match(/\d+/g) ?? [];

/** A fact is kept only when the customer really said the words it rests on. */
export const remember: ToolAction<"remember"> = ({ topic, text, quote }, { said, turn }) =>
  plain(quote).length >= shortestQuote &&
  numbersOf(text).every((number) => numbersOf(quote).includes(number)) &&
  text.length <= quote.length + 60 &&
  said.some((message) => plain(message).includes(plain(quote)))
    ? {
        result: { status: "kept" },
        change: { facts: [{ topic, text, quote, source: "customer", learnedAt: turn.at }] },
      }
    : { result: { status: "quote_not_found" } };
