import {
  type Attachment,
  FailureError,
  type HelpdeskFile,
  type Language,
  withRoomForFile,
  withRoomForFiles,
} from "../core/index.ts";
import { fewerFiles, mayBeOfFiles } from "./fewer-files.ts";
import { leftOutNote } from "./left-out.ts";
import { fileAttempts } from "./read-attachment.ts";
import { type FileWork, maxFilesBytes, readFiles, roomMs, type Taken, uploadFiles } from "./take-files.ts";

/** What goes with the words: files, and a note about those that could not. */
export interface WithFiles {
  readonly files: readonly HelpdeskFile[];
  readonly note: string;
}

/**
 * Writes words with the customer's files, or without those that cannot be had or that the helpdesk does not take: the
 * words matter more, and the note names what is missing.
 */
export async function writeWithFiles<T>(
  { files = [] }: { readonly files?: readonly Attachment[] },
  work: FileWork & { readonly staffLanguage: Language },
  write: (part: WithFiles) => Promise<T>,
): Promise<T> {
  const { helpdesk, calls } = work;
  const attachments = files.filter(isFile);
  if (attachments.length === 0) return write({ files: [], note: "" });
  const written = (taken: Taken): Promise<T> => writeTaken(taken, work, write).finally(() => letGoOf(taken));
  if (helpdesk.upload !== undefined) {
    const upload = helpdesk.upload.bind(helpdesk);
    return written(await uploadFiles(attachments, work, (file) => upload(file, calls)));
  }
  const signal = AbortSignal.timeout(roomMs);
  if (attachments.length === 1) {
    return withRoomForFile(signal, async (reserve) => written(await readFiles(attachments, work, reserve)));
  }
  return withRoomForFiles({ maxBytes: maxFilesBytes, signal }, async (reserve) =>
    written(await readFiles(attachments, work, reserve)),
  );
}

const letGoOf = ({ files }: Taken): void => {
  for (const { sent } of files) if ("bytes" in sent) sent.letGo?.();
};

/** What is said in words, and is nowhere as bytes. */
const isFile = ({ kind }: Attachment): boolean => kind !== "location" && kind !== "contact";

/** A refusal is taken for one of the files as long as there are any. */
async function writeTaken<T>(
  taken: Taken,
  { context, staffLanguage }: Pick<FileWork, "context"> & { readonly staffLanguage: Language },
  write: (part: WithFiles) => Promise<T>,
): Promise<T> {
  const writeOnce = ({ files, leftOut }: Taken): Promise<T> =>
    write({ files: files.map(({ sent }) => sent), note: leftOutNote(leftOut, staffLanguage) });
  try {
    return await writeOnce(taken);
  } catch (error) {
    if (!isOfFiles(error) || taken.files.length === 0) throw error;
    for (const fewer of fewerFiles(taken, error.failure, context.attempt, fileAttempts)) {
      try {
        return await writeOnce(fewer);
      } catch (again) {
        if (!isOfFiles(again)) throw again;
      }
    }
    // It was refused without any file as well.
    throw error;
  }
}

const isOfFiles = (error: unknown): error is FailureError =>
  error instanceof FailureError && mayBeOfFiles(error.failure);
