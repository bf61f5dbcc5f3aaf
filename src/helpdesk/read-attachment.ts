import {
  type Attachment,
  type DeliveryContext,
  FailureError,
  type FileBytes,
  type Files,
  type ReserveBytes,
} from "../core/index.ts";
import type { WhyLeftOut } from "./left-out.ts";

/** The words matter more than a file that cannot be had for so long. */
export const fileAttempts = 5;
/** Room is given back within seconds; a wait that grows would be for what is not there at all. */
const roomAgainMs = 1_000;

interface Reading {
  readonly files: Files;
  readonly reserve: ReserveBytes;
  /** What the helpdesk takes. */
  readonly maxFileBytes: number;
  /** What is left for this file of what all files of one effect may have. */
  readonly leftBytes: number;
}

/** One file of an effect as bytes, never as an address; or why it is left out. */
export async function readAttachment(
  { ref }: Attachment,
  { files, reserve, maxFileBytes, leftBytes }: Reading,
  { signal, attempt }: Pick<DeliveryContext, "signal" | "attempt">,
): Promise<FileBytes | WhyLeftOut> {
  let tooLarge: WhyLeftOut = "too_big";
  let hasNoRoom = false;
  const read = await files.read(ref, signal, ({ sizeBytes, maxBytes }) => {
    const largest = Math.min(maxBytes, maxFileBytes);
    if (leftBytes < largest && (sizeBytes ?? 0) <= largest) tooLarge = "over_limit";
    return reserve({ sizeBytes, maxBytes: Math.min(largest, leftBytes) }).catch((error: unknown) => {
      hasNoRoom = true;
      throw error;
    });
  });
  if (hasNoRoom) throw notNow("files_busy", roomAgainMs);
  if (!("unreadable" in read)) return read.bytes.byteLength > Math.min(maxFileBytes, leftBytes) ? tooLarge : read;
  if (read.unreadable === "later" && attempt < fileAttempts) throw notNow("file_later");
  return read.unreadable === "too_big" ? tooLarge : read.unreadable;
}

function notNow(code: string, afterMs?: number): FailureError {
  const common = { outcome: "retry", code, vendorIsWell: true, isUnasked: true } as const;
  return new FailureError(afterMs === undefined ? common : { ...common, afterMs });
}
