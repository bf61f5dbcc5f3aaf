import type { Attachment, Turn } from "../../src/core/index.ts";
import { filesOf } from "./turn-signals.ts";

/**
 * Kinds that say something only to a reader that can hear or see; a place, a contact or a sticker is data by itself.
 */
const needReaders: ReadonlySet<Attachment["kind"]> = new Set(["photo", "document", "voice", "video"]);

/** What no reader here could read. That a picture is no receipt does not say what it is. */
export const unreadFiles = (turn: Turn): readonly Attachment[] =>
  filesOf(turn).filter(
    ({ kind, words, proof }) => needReaders.has(kind) && words === undefined && proof?.isReceipt !== true,
  );
