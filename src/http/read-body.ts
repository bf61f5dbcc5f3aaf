import type { HonoRequest } from "hono";
import { unlessAborted } from "../core/index.ts";
import { Refused } from "./refused.ts";

/** The whole body; refused as soon as it is longer than allowed, slower than the signal, or cut off. */
export async function readBody(request: HonoRequest, maxBytes: number, tooLate?: AbortSignal): Promise<Uint8Array> {
  const length = request.header("transfer-encoding") === undefined ? request.header("content-length") : undefined;
  if (Number(length ?? 0) > maxBytes) throw tooLong();
  // Of a length that was told, the server reads no more than that.
  const whole = length === undefined ? readCounted(request.raw, maxBytes) : readTold(request);
  if (tooLate === undefined) return whole;
  return unlessAborted(whole, tooLate, () => {
    throw new Refused(408, "It came too slowly.");
  });
}

const tooLong = (): Refused => new Refused(413, "That is too much at once.");

async function readTold(request: HonoRequest): Promise<Uint8Array> {
  return new Uint8Array(await request.arrayBuffer().catch(cutOff));
}

async function readCounted({ body }: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  for (let count = 0; reader !== undefined; ) {
    const { done, value } = await reader.read().catch(cutOff);
    if (done) break;
    count += value.byteLength;
    if (count > maxBytes) throw tooLong();
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

const cutOff = (): never => {
  throw new Refused(400, "It was cut off.");
};
