import { cardsIn } from "../../src/core/reading/cards.ts";
import { digitGroups } from "../../src/core/reading/digit-groups.ts";

/** A place in one message, end excluded. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** A card number has 19 digits at most, and three signs may stand between two of them. */
const edgeChars = 80;
/** Letters part two numbers, so nothing is read over what is left out of a long message. */
const leftOut = "x";

/**
 * The parts of card numbers that begin in one message and go on in the next, for each message. Of a long message only
 * its edges are read: a card in the middle of it is no split one.
 */
export function splitCards(texts: readonly string[]): Part[][] {
  const edges = texts.flatMap(edgesOf);
  const joined = edges.map(({ text, glue }) => glue + text).join("");
  const parts = texts.map((): Part[] => []);
  const cards = cardsIn(joined, digitGroups(joined));
  let from = 0;
  for (const { message, offset, text, glue } of edges) {
    from += glue.length;
    for (const card of cards) {
      const start = Math.max(0, card.start - from);
      const end = Math.min(text.length, card.end - from);
      if (start < end) parts[message]?.push({ start: start + offset, end: end + offset });
    }
    from += text.length;
  }
  return parts;
}

/** A piece of one message: where it stands there, and what stands before it in the joined text. */
interface Edge {
  readonly message: number;
  readonly offset: number;
  readonly text: string;
  readonly glue: string;
}

function edgesOf(text: string, message: number): Edge[] {
  if (text.length <= 2 * edgeChars) return [{ message, offset: 0, text, glue: "\n" }];
  const offset = text.length - edgeChars;
  return [
    { message, offset: 0, text: text.slice(0, edgeChars), glue: "\n" },
    { message, offset, text: text.slice(offset), glue: leftOut },
  ];
}
