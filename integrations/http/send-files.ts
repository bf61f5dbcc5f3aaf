import type { ClientRequest } from "node:http";
import { type FileBody, pieceBytes } from "./file-body.ts";
import { answerOf, type FileAnswer, requesterOf } from "./get-file.ts";

/**
 * Sends a body with files in it, piece after piece through one buffer that is used again: `fetch` keeps and copies each
 * piece, and V8 lets what lies outside its heap become some 64 MB before it collects it.
 */
export async function sendFiles(of: {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: FileBody;
  readonly signal: AbortSignal;
}): Promise<FileAnswer> {
  const { method, headers, signal } = of;
  const call = requesterOf(of.url)(of.url, { method, headers, signal });
  const answered = answerOf(call);
  await sendPieces(call, of.body, answered);
  const answer = await answered;
  // Does nothing to one that was sent whole; of another the vendor may be waiting for the rest.
  answer.body.once("close", () => call.destroy());
  return answer;
}

/** Ends early when the vendor has answered before it read all of it, or when the connection broke. */
async function sendPieces(call: ClientRequest, body: FileBody, answered: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = answered
    .catch(() => undefined)
    .then(() => {
      isOver = true;
    });
  for (const piece of body.pieces(Buffer.allocUnsafeSlow(pieceBytes))) {
    await Promise.race([over, new Promise<void>((resolve) => call.write(piece, () => resolve()))]);
    if (isOver) return;
  }
  call.end();
}
