import type { Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Desk } from "./desk.ts";
import { foundByWords } from "./found-by-words.ts";
import type { GuidedState } from "./guided-state.ts";
import { type Line, readHopefully, readPlainLine, readPress } from "./read-line.ts";
import { askedBefore, type Occasion, onlyMessage } from "./turn-for-guided.ts";

/** What the customer's message means here; undefined where it takes a model to know. */
export function lineOf(state: GuidedState, turn: Turn, occasion: Occasion, desk: Desk): Line | undefined {
  const message = onlyMessage(turn);
  if (message === undefined || occasion === "asked") return undefined;
  if (message.pressed !== undefined) {
    const press = readPress(message.pressed);
    if (press !== undefined) return press;
  }
  if (message.isForwarded || message.attachments.length > 0) return undefined;
  const asked = askedBefore(state, turn);
  const { text } = message;
  // The words of /start, or the same greeting typed.
  const isGreeting = text === texts[desk.language].commands.start;
  if (occasion === "away" && isGreeting) return { is: "choice", offer: { act: "kinds", ids: [] } };
  if (occasion === "away") return readHopefully(text, asked, desk.situation) ?? foundByWords(text, desk);
  const line = readPlainLine(text, asked);
  // Two plain words may be a city or a wish: what the shop sells is no city.
  return line?.is === "data" && foundByWords(text, desk) !== undefined ? undefined : line;
}
