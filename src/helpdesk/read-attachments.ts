import {
  type Attachment,
  type DeliveryContext,
  FailureError,
  type FileBytes,
  type Files,
  type HelpdeskAbilities,
} from "../core/index.ts";

/** The words matter more than a file that cannot be had for so long. */
const fileAttempts = 5;

/** An effect's files as bytes, never as addresses. What is too big for the helpdesk, or gone, is left out. */
export async function readAttachments(
  { files = [] }: { readonly files?: readonly Attachment[] },
  from: Files,
  { maxFileBytes }: HelpdeskAbilities,
  { signal, attempt }: DeliveryContext,
): Promise<FileBytes[]> {
  const read = await Promise.all(files.map(({ ref }) => from.read(ref, signal)));
  const isLate = read.some((file) => "unreadable" in file && file.unreadable === "later");
  if (isLate && attempt < fileAttempts) {
    throw new FailureError({ outcome: "retry", code: "file_later", vendorIsWell: true, isUnasked: true });
  }
  return read.flatMap((file) => ("unreadable" in file || file.bytes.byteLength > maxFileBytes ? [] : [file]));
}
