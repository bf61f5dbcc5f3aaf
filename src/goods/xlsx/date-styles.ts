import { readWholeXml } from "../feed/xml.ts";
import { localName, partText } from "./part-text.ts";

/** Built-in formats of dates and times (ECMA-376, 18.8.30). */
const isDateId = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** By a cell's style: whether its number is a date. */
export async function readDateStyles(bytes: AsyncIterable<Uint8Array>): Promise<readonly boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  await readWholeXml(partText(bytes), {
    open: (written, attributes) => {
      const name = localName(written);
      if (name === "numFmt") own.set(Number(attributes["numFmtId"]), isDateCode(attributes["formatCode"] ?? ""));
      if (name === "cellXfs") isInCells = true;
      if (name !== "xf" || !isInCells) return;
      const id = Number(attributes["numFmtId"]);
      styles.push(own.get(id) ?? isDateId(id));
    },
    close: (name) => {
      if (localName(name) === "cellXfs") isInCells = false;
    },
  });
  return styles;
}

/** Quoted words and colours in a format's code are no letters of dates. */
const isDateCode = (code: string): boolean => /[dmyh]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
