import {
  type Attachment,
  cleanText,
  clip,
  type FileBytes,
  type Files,
  type Language,
  type MediaReaders,
  unlessAborted,
  withRoomForFile,
} from "../../src/core/index.ts";

/** Fetching and reading together; a customer waits for it, and the holding line comes at ten seconds. */
const readTimeoutMs = 20_000;
/** A long voice message is about 2,000 characters; more is no message. */
const maxWordsChars = 8_000;
const maxDescriptionChars = 600;

/**
 * The attachment with what could be read of it; unchanged when no reader is for such a thing, or it could not be had.
 */
export async function readAttachment(
  attachment: Attachment,
  of: {
    readonly files: Files;
    readonly readers: MediaReaders;
    readonly language: Language;
    /** A bill waits for its receipt. */
    readonly wantsProof: boolean;
  },
): Promise<Attachment> {
  const read = readerOf(attachment, of.readers, of.wantsProof);
  if (read === undefined) return attachment;
  const signal = AbortSignal.timeout(readTimeoutMs);
  try {
    return await withRoomForFile(signal, async (reserve) => {
      const file = await unlessAborted(of.files.read(attachment.ref, signal, reserve), signal, tooLate);
      // A shop's own reader may ignore the signal.
      return "unreadable" in file ? attachment : await unlessAborted(read(file, of.language, signal), signal, tooLate);
    });
  } catch {
    // A reader that fails is as good as none: the customer is told, and a person gets the file.
    return attachment;
  }
}

const tooLate = (): never => {
  throw new Error("too late");
};

type Read = (file: FileBytes, language: Language, signal: AbortSignal) => Promise<Attachment>;

function readerOf(attachment: Attachment, readers: MediaReaders, wantsProof: boolean): Read | undefined {
  const { transcribe, describe, readProof } = readers;
  switch (attachment.kind) {
    case "voice":
    case "video":
      return (
        transcribe &&
        (async (file, language, signal) => withSpeech(attachment, await transcribe(file, { language }, signal)))
      );
    case "photo":
    case "document": {
      const look: Read | undefined =
        attachment.kind === "photo" && describe !== undefined
          ? async (file, language, signal) => withDescription(attachment, await describe(file, { language }, signal))
          : undefined;
      if (!wantsProof || readProof === undefined) return look;
      return async (file, language, signal) => {
        const proof = await readProof(file, signal);
        return proof.isReceipt || look === undefined
          ? { ...attachment, proof }
          : { ...(await look(file, language, signal)), proof };
      };
    }
    case "location":
    case "contact":
    case "sticker":
      return undefined;
  }
}

const withSpeech = (attachment: Attachment, words: string): Attachment => withWords(attachment, words, maxWordsChars);
const withDescription = (attachment: Attachment, words: string): Attachment =>
  withWords(attachment, words, maxDescriptionChars);

const withWords = (attachment: Attachment, words: string, maxChars: number): Attachment => {
  const clean = clip(cleanText(words).trim(), maxChars);
  return clean === "" ? attachment : { ...attachment, words: clean };
};
