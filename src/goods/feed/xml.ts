import { type SaxesAttributePlain, SaxesParser } from "saxes";
import { entities } from "../reading/entities.ts";
import { UnreadableGoods } from "../unreadable-goods.ts";

export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML piece by piece; `taken` is called after each. No document type is loaded and no entity of a file's own is
 * ever expanded.
 */
export async function* readXml<T>(
  pieces: AsyncIterable<string> | Iterable<string>,
  reader: XmlReader,
  taken: () => Iterable<T>,
): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, fileName: "" });
  Object.assign(parser.ENTITIES, entities);
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) {
      throw new UnreadableGoods("it defines entities of its own, which are never read; export it without them");
    }
  });
  parser.on("error", () => {
    throw new UnreadableGoods(`line ${parser.line}: it is no whole XML; export it anew`);
  });
  parser.on("opentag", ({ name, attributes }) => reader.open?.(name, plainAttributes(attributes)));
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", ({ name }) => reader.close?.(name));
  let isEmpty = true;
  for await (const piece of pieces) {
    parser.write(piece);
    isEmpty &&= piece === "";
    yield* taken();
  }
  // A part that a workbook does not have says nothing.
  if (!isEmpty) parser.close();
  yield* taken();
}

const plainAttributes = (
  attributes: Readonly<Record<string, SaxesAttributePlain | string>>,
): Readonly<Record<string, string>> => attributes as Readonly<Record<string, string>>;

/** For what needs no pieces: everything is read before this ends. */
export async function readWholeXml(pieces: AsyncIterable<string>, reader: XmlReader): Promise<void> {
  for await (const _ of readXml(pieces, reader, () => [])) void _;
}
