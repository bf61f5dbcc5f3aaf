import type { CustomerMessage, Files, Language, MediaReaders, Turn } from "../../src/core/index.ts";
import { readAttachment } from "./read-attachment.ts";

interface Reading {
  readonly files: Files;
  readonly readers: MediaReaders;
  readonly language: Language;
  /** A bill waits for its receipt. */
  readonly wantsProof: boolean;
}

/**
 * The turn with what its files say; messages without a file, and those whose files nothing can read, are as they were.
 */
export async function readTurnFiles(turn: Turn, of: Reading): Promise<Turn> {
  const inbounds = await Promise.all(
    turn.inbounds.map(async (inbound) => {
      if (inbound.kind !== "message") return inbound;
      return withWords(inbound, await Promise.all(inbound.attachments.map((each) => readAttachment(each, of))));
    }),
  );
  return { ...turn, inbounds };
}

/** A voice message says its words; what is on a photo stays beside the text, as data. */
function withWords(message: CustomerMessage, attachments: CustomerMessage["attachments"]): CustomerMessage {
  if (attachments.every((each, at) => each === message.attachments[at])) return message;
  const spoken = attachments.flatMap(({ kind, words }) =>
    (kind === "voice" || kind === "video") && words !== undefined ? [words] : [],
  );
  const text = [message.text, ...spoken].filter((part) => part.trim() !== "").join("\n");
  return { ...message, text, attachments };
}
