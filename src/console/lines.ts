const newline = 0x0a;

/** The lines of a stream. Throws where one is longer than `maxBytes`; a last one without its end is dropped. */
export async function* linesOf(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      if (held + at - from > maxBytes) throw tooLong(maxBytes);
      yield Buffer.concat([...parts, chunk.subarray(from, at)]).toString("utf8");
      parts = [];
      held = 0;
      from = at + 1;
    }
    held += chunk.length - from;
    if (held > maxBytes) throw tooLong(maxBytes);
    parts.push(chunk.subarray(from));
  }
}

const tooLong = (maxBytes: number): Error => new Error(`A line is longer than ${maxBytes} bytes.`);
