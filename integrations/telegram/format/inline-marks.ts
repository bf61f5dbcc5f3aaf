import type { MessageEntity } from "grammy/types";
import { placeholder, withoutAddresses } from "./addresses.ts";
import type { Formatted } from "./formatted.ts";

/** A mark opens before a word and closes after one, so that 2*3*4, snake_case and a lone ** stay what they are. */
const letters = `\\p{L}\\p{N}_${placeholder}`;
const word = `[${letters}]`;
/** Bounded: a mark that is never closed must not send every other one to the end of a long line. */
const inside = "(?=\\S)([^\\n]{1,1000}?)(?<=\\S)";
const marks = new RegExp(
  [
    "\\\\([\\\\`*_~\\[\\]()#>+.!|-])", // 1 an escaped sign
    "`([^`\\n]+)`", // 2 code
    `(?<!\\*)\\*\\*${inside}\\*\\*(?!\\*)`, // 3 bold
    `(?<!${word})__${inside}__(?!${word})`, // 4 bold
    `~~${inside}~~`, // 5 strike
    `(?<![${letters}*])\\*(?!\\*)${inside}\\*(?![${letters}*])`, // 6 italic
    `(?<!${word})_(?!_)${inside}_(?!${word})`, // 7 italic
    "\\[([^\\[\\]\\n]{1,300})\\]\\(((?:https?|tg):\\/\\/[^\\s()]{1,1000}|mailto:[^\\s()]{1,300})\\)", // 8, 9 a link
  ].join("|"),
  "gu",
);

/** No writer nests more. A row of thousands of marks is no formatting and must not become a stack of calls. */
const maxDepth = 5;

type Mark = "bold" | "italic" | "strikethrough";

/** One line: its marks become entities, properly nested because what stands inside a mark is read by itself. */
export function inlineMarks(line: string): Formatted {
  const { bare, shown } = withoutAddresses(line);
  return marksIn(bare, shown, false, 0);
}

/** `shown` gives the addresses back in the order of the text, so every piece goes through it once and in its turn. */
function marksIn(line: string, shown: (part: string) => string, isInLink: boolean, depth: number): Formatted {
  if (depth > maxDepth) return { text: shown(line), entities: [] };
  let text = "";
  const entities: MessageEntity[] = [];
  let from = 0;
  const nested = (inner: string, entity: (length: number) => MessageEntity, isLink = isInLink): void => {
    const within = marksIn(inner, shown, isLink, depth + 1);
    const offset = text.length;
    if (within.text !== "") entities.push({ ...entity(within.text.length), offset });
    entities.push(...within.entities.map((each) => ({ ...each, offset: each.offset + offset })));
    text += within.text;
  };
  const marked = (type: Mark, inner: string): void => nested(inner, (length) => ({ type, offset: 0, length }));

  for (const match of line.matchAll(marks)) {
    const [whole, escaped, code, bold, bold2, strike, italic, italic2, label, url] = match;
    text += shown(line.slice(from, match.index));
    from = match.index + whole.length;
    if (escaped !== undefined) text += escaped;
    else if (code !== undefined) {
      const written = shown(code);
      entities.push({ type: "code", offset: text.length, length: written.length });
      text += written;
    } else if (bold !== undefined) marked("bold", bold);
    else if (bold2 !== undefined) marked("bold", bold2);
    else if (strike !== undefined) marked("strikethrough", strike);
    else if (italic !== undefined) marked("italic", italic);
    else if (italic2 !== undefined) marked("italic", italic2);
    else if (label !== undefined && url !== undefined && !isInLink && label.trim() !== "") {
      nested(label, (length) => ({ type: "text_link", url, offset: 0, length }), true);
    } else text += shown(whole);
  }
  return { text: text + shown(line.slice(from)), entities };
}
