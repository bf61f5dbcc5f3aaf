import { entities } from "../reading/entities.ts";

const opening = "<![CDATA[";
const closing = "]]>";
/** No entity's name, and neither mark of a section, is longer. */
const longest = 40;

/** Shops' feeds have bare ampersands in addresses and names: each that begins no known entity becomes one. */
export function* mended(pieces: Iterable<string>): Generator<string> {
  let [rest, isSection] = ["", false];
  for (const piece of pieces) {
    rest += piece;
    const cut = cutAt(rest, isSection, Math.max(rest.length - longest, 0));
    yield cut.text;
    [rest, isSection] = [rest.slice(cut.at), cut.isSection];
  }
  yield cutAt(rest, isSection, rest.length).text;
}

/** Everything up to `end` at least; in sections of plain text nothing is mended. */
function cutAt(text: string, inside: boolean, end: number): { text: string; at: number; isSection: boolean } {
  let [at, isSection, mendedText] = [0, inside, ""];
  for (;;) {
    const mark = isSection ? closing : opening;
    const found = text.indexOf(mark, at);
    if (found < 0 || found >= end) {
      const until = Math.max(at, end);
      // An entity that is cut in two is left for the next piece.
      const last = isSection ? until : (openEntity(text, at, until) ?? until);
      return {
        text: mendedText + (isSection ? text.slice(at, last) : mendedIn(text.slice(at, last))),
        at: last,
        isSection,
      };
    }
    const part = text.slice(at, found + mark.length);
    mendedText += isSection ? part : mendedIn(part);
    [at, isSection] = [found + mark.length, !isSection];
  }
}

function openEntity(text: string, from: number, until: number): number | undefined {
  const last = text.lastIndexOf("&", until - 1);
  return last >= from && until < text.length && until - last < longest ? last : undefined;
}

const mendedIn = (text: string): string =>
  text.replace(/&(?!#\d{1,7};|#x[\da-f]{1,6};)(?:([a-z]\w{1,30});)?/gi, (whole, name: string | undefined) =>
    name !== undefined && Object.hasOwn(entities, name) ? whole : `&amp;${whole.slice(1)}`,
  );
