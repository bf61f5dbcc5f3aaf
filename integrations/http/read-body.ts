/** The whole body, or undefined as soon as it is longer than allowed: the rest is not fetched. */
export async function readBody(response: Pick<Response, "body">, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of response.body ?? []) {
    count += chunk.byteLength;
    if (count > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
