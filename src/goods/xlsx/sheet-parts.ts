import { readWholeXml } from "../feed/xml.ts";
import { localName, partText } from "./part-text.ts";

type Part = (path: string) => AsyncIterable<Uint8Array>;

/** What the sheets are called, and in which part each lies. Hidden ones are none. */
export async function readSheetParts(part: Part): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const targets = new Map<string, string>();
  await readWholeXml(partText(part("xl/_rels/workbook.xml.rels")), {
    open: (name, { Id: id, Target: target }) => {
      if (localName(name) === "Relationship" && id !== undefined && target !== undefined) targets.set(id, target);
    },
  });
  const sheets: { name: string; path: string }[] = [];
  await readWholeXml(partText(part("xl/workbook.xml")), {
    open: (name, attributes) => {
      if (localName(name) !== "sheet" || /hidden/i.test(attributes["state"] ?? "")) return;
      const target = targets.get(attributes["r:id"] ?? attributes["id"] ?? "");
      if (target !== undefined) sheets.push({ name: attributes["name"] ?? "", path: pathOf(target) });
    },
  });
  return sheets;
}

const pathOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);
