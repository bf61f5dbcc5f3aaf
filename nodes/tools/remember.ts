import { z } from "zod";
import { customerText } from "../../src/core/index.ts";
import { defineTool } from "./define-tool.ts";
import { hasCart } from "./moment.ts";
import { saidWords } from "./said-by-customer.ts";
import { tellsOfSelf } from "./tells-of-self.ts";

/** A letter or two stand in any message and prove nothing. */
const shortestQuote = 5;
/** How much longer than the customer's words a fact made of them may be. */
const mostAddedChars = 60;

/** A fact is kept only when the customer really said the words it rests on. */
export const remember = defineTool({
  name: "remember",
  description: "Keep a fact of the customer; quote: their words",
  arguments: z.strictObject({
    topic: z.enum(["own_name", "child_height", "child_age", "size", "taste", "occasion", "other"]),
    text: z.string().min(1).max(200),
    quote: z.string().min(1).max(200),
  }),
  // Beside a cart a figure is a quantity, a phone or a branch.
  isOfferedNow: (now) => tellsOfSelf(customerText(now.turn), hasCart(now) ? "words" : "words_and_figures"),
  result: z.object({ status: z.enum(["kept", "quote_not_found"]) }),
  run: ({ topic, text, quote }, { said, turn }) =>
    isBacked(text, quote, said) && (topic !== "own_name" || saidWords(text, [quote]))
      ? {
          result: { status: "kept" },
          change: { facts: [{ topic, text, quote, source: "customer", learnedAt: turn.at }] },
        }
      : { result: { status: "quote_not_found" } },
  // What the customer said is no data of the shop's.
  evidence: () => ({}),
});

/** What a fact counts or names must stand in the words it rests on. */
const isBacked = (text: string, quote: string, said: readonly string[]): boolean =>
  plain(quote).length >= shortestQuote &&
  numbersIn(text).every((number) => numbersIn(quote).includes(number)) &&
  text.length <= quote.length + mostAddedChars &&
  said.some((message) => plain(message).includes(plain(quote)));

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];
