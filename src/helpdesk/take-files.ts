import {
  type Attachment,
  type DeliveryContext,
  type Failure,
  FailureError,
  type FileBytes,
  type Files,
  type Helpdesk,
  type HelpdeskFile,
  type ReserveBytes,
  type VendorCalls,
  withRoomForFile,
} from "../core/index.ts";
import type { LeftOut, WhyLeftOut } from "./left-out.ts";
import { fileAttempts, readAttachment } from "./read-attachment.ts";

/** Of one effect: what is more makes an attempt longer than its deadline, and helps no agent. */
const maxFiles = 10;
export const maxFilesBytes = 25_000_000;
/** So long a file waits for room in memory; then the effect steps aside, because an attempt has fourteen seconds. */
export const roomMs = 5_000;

export interface FileWork {
  readonly helpdesk: Helpdesk;
  readonly files: Files;
  readonly context: Pick<DeliveryContext, "signal" | "attempt">;
  readonly calls: VendorCalls;
}

/** A file that goes with the words. */
export interface TakenFile {
  readonly file: Attachment;
  readonly sent: HelpdeskFile;
  readonly sizeBytes: number;
}

export interface Taken {
  readonly files: readonly TakenFile[];
  readonly leftOut: readonly LeftOut[];
}

type One = Omit<TakenFile, "file"> | WhyLeftOut;

/** Uploads one file after the other, so that one at a time is in memory. */
export const uploadFiles = (
  attachments: readonly Attachment[],
  work: FileWork,
  upload: (file: FileBytes) => Promise<string>,
): Promise<Taken> =>
  eachFile(attachments, (attachment, leftBytes) =>
    withRoomForFile(AbortSignal.timeout(roomMs), async (reserve): Promise<One> => {
      const read = await readFile(attachment, work, { reserve, leftBytes });
      if (typeof read === "string") return read;
      try {
        const { name, bytes } = read;
        return { sent: { name, uploaded: await upload(read) }, sizeBytes: bytes.byteLength };
      } catch (error) {
        const why = error instanceof FailureError ? whyNotTaken(error.failure, work.context.attempt) : undefined;
        if (why === undefined) throw error;
        return why;
      } finally {
        read.letGo?.();
      }
    }),
  );

/** All files as bytes, for a helpdesk that takes them within the words. */
export const readFiles = (attachments: readonly Attachment[], work: FileWork, reserve: ReserveBytes): Promise<Taken> =>
  eachFile(attachments, async (attachment, leftBytes): Promise<One> => {
    const read = await readFile(attachment, work, { reserve, leftBytes });
    return typeof read === "string" ? read : { sent: read, sizeBytes: read.bytes.byteLength };
  });

const readFile = (
  attachment: Attachment,
  { files, helpdesk, context }: FileWork,
  of: { readonly reserve: ReserveBytes; readonly leftBytes: number },
): Promise<FileBytes | WhyLeftOut> =>
  readAttachment(attachment, { files, maxFileBytes: helpdesk.can.maxFileBytes, ...of }, context);

async function eachFile(
  attachments: readonly Attachment[],
  take: (attachment: Attachment, leftBytes: number) => Promise<One>,
): Promise<Taken> {
  const files: TakenFile[] = [];
  const leftOut: LeftOut[] = [];
  let leftBytes = maxFilesBytes;
  for (const file of attachments) {
    const one = files.length < maxFiles && leftBytes > 0 ? await take(file, leftBytes) : "over_limit";
    if (typeof one === "string") leftOut.push({ file, why: one });
    else {
      files.push({ file, ...one });
      leftBytes -= one.sizeBytes;
    }
  }
  return { files, leftOut };
}

/** Undefined where it says nothing about this file: then the effect waits with it. */
function whyNotTaken(failure: Failure, attempt: number): WhyLeftOut | undefined {
  switch (failure.outcome) {
    case "refused":
      return "refused";
    case "retry":
      return attempt < fileAttempts || failure.vendorIsWell || failure.pauseVendorMs !== undefined
        ? undefined
        : "later";
    case "uncertain":
      return attempt < fileAttempts ? undefined : "later";
    case "locked":
      return undefined;
  }
}
