/** Parts of a workbook are UTF-8. */
export async function* partText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Some programs write a prefix before each name. */
export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
