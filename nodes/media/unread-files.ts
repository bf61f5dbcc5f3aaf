import type { BaseMessage } from "@langchain/core/messages";
import { type Attachment, isWordless, type Turn } from "../../src/core/index.ts";
import { filesOf, owesAnswer } from "../turn/turn-signals.ts";

/**
 * Kinds that say something only to a reader that can hear or see; a place, a contact or a sticker is data by itself.
 */
const needReaders: ReadonlySet<Attachment["kind"]> = new Set(["photo", "document", "voice", "video"]);

/** What no reader here could read. That a picture is no receipt does not say what it is. */
export const unreadFiles = (turn: Turn): readonly Attachment[] =>
  filesOf(turn).filter(
    ({ kind, words, proof }) => needReaders.has(kind) && words === undefined && proof?.isReceipt !== true,
  );

/** The customer sent such files and not a word beside them: there is nothing to answer to. */
export const isUnreadOnly = (turn: Turn): boolean =>
  unreadFiles(turn).length > 0 &&
  filesOf(turn).length === unreadFiles(turn).length &&
  turn.inbounds.every((inbound) => inbound.kind !== "message" || isWordless(inbound));

/** The notice was the whole answer. One that was held back for such a file is still owed, and the model gives it. */
export const isAnsweredByNotice = ({ messages }: { readonly messages: readonly BaseMessage[] }, turn: Turn): boolean =>
  isUnreadOnly(turn) && !owesAnswer(messages, turn);
