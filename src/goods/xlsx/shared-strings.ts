import { readWholeXml } from "../feed/xml.ts";
import { limits } from "../limits.ts";
import { UnreadableGoods } from "../unreadable-goods.ts";
import { localName, partText } from "./part-text.ts";

/** The texts of a workbook, which its cells name by number. How a word is spoken (`rPh`) is no text. */
export async function readShared(bytes: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const texts: string[] = [];
  let [text, isText, isSpoken] = ["", false, false];
  await readWholeXml(partText(bytes), {
    open: (written) => {
      const name = localName(written);
      if (name === "si") text = "";
      if (name === "rPh") isSpoken = true;
      isText = name === "t" && !isSpoken;
    },
    text: (piece) => {
      if (isText) text += piece;
      if (text.length > limits.cellChars) throw new UnreadableGoods(`a cell has more than ${limits.cellChars} letters`);
    },
    close: (written) => {
      const name = localName(written);
      isText = false;
      if (name === "rPh") isSpoken = false;
      if (name === "si") texts.push(text);
    },
  });
  return texts;
}
