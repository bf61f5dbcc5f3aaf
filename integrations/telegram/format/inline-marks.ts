import type { MessageEntity } from "grammy/types";
import type { Formatted } from "./formatted.ts";

/** A mark opens before a word and closes after one, so that 2*3*4, snake_case and a lone ** stay what they are. */
const word = "[\\p{L}\\p{N}_]";
const inside = "(?=\\S)([^\\n]+?)(?<=\\S)";
const marks = new RegExp(
  [
    "\\\\([\\\\`*_~\\[\\]()#>+.!|-])", // 1 an escaped sign
    "`([^`\\n]+)`", // 2 code
    `(?<!\\*)\\*\\*${inside}\\*\\*(?!\\*)`, // 3 bold
    `(?<!${word})__${inside}__(?!${word})`, // 4 bold
    `~~${inside}~~`, // 5 strike
    `(?<![\\p{L}\\p{N}_*])\\*(?!\\*)${inside}\\*(?![\\p{L}\\p{N}_*])`, // 6 italic
    `(?<!${word})_(?!_)${inside}_(?!${word})`, // 7 italic
    "\\[([^\\[\\]\\n]{1,300})\\]\\(((?:https?|tg):\\/\\/[^\\s()]{1,1000}|mailto:[^\\s()]{1,300})\\)", // 8, 9 a link
  ].join("|"),
  "gu",
);

/** Nobody means more; a row of thousands of marks is no formatting, and must not be a stack of calls. */
const maxDepth = 5;

type Mark = "bold" | "italic" | "strikethrough";

/** One line: its marks become entities, properly nested because what stands inside a mark is read by itself. */
export function inlineMarks(line: string, isInLink = false, depth = 0): Formatted {
  if (depth > maxDepth) return { text: line, entities: [] };
  let text = "";
  const entities: MessageEntity[] = [];
  let from = 0;
  const nested = (inner: string, entity: (length: number) => MessageEntity, isLink = isInLink): void => {
    const shown = inlineMarks(inner, isLink, depth + 1);
    const offset = text.length;
    if (shown.text !== "") entities.push({ ...entity(shown.text.length), offset });
    entities.push(...shown.entities.map((each) => ({ ...each, offset: each.offset + offset })));
    text += shown.text;
  };
  const marked = (type: Mark, inner: string): void => nested(inner, (length) => ({ type, offset: 0, length }));

  for (const match of line.matchAll(marks)) {
    const [whole, escaped, code, bold, bold2, strike, italic, italic2, label, url] = match;
    text += line.slice(from, match.index);
    from = match.index + whole.length;
    if (escaped !== undefined) text += escaped;
    else if (code !== undefined) {
      entities.push({ type: "code", offset: text.length, length: code.length });
      text += code;
    } else if (bold !== undefined) marked("bold", bold);
    else if (bold2 !== undefined) marked("bold", bold2);
    else if (strike !== undefined) marked("strikethrough", strike);
    else if (italic !== undefined) marked("italic", italic);
    else if (italic2 !== undefined) marked("italic", italic2);
    else if (label !== undefined && url !== undefined && !isInLink && label.trim() !== "") {
      nested(label, (length) => ({ type: "text_link", url, offset: 0, length }), true);
    } else text += whole;
  }
  return { text: text + line.slice(from), entities };
}
