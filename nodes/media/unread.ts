import { type Attachment, isWordless, type Turn } from "../../src/core/index.ts";
import { filesOf } from "../turn/turn-signals.ts";

/** Kinds that say something only to whoever can hear or see; a place, a contact or a sticker is data by itself. */
const needReaders: ReadonlySet<Attachment["kind"]> = new Set(["photo", "document", "voice", "video"]);

/** What nobody here could read. That it is no receipt is not what it is. */
export const unreadOf = (turn: Turn): readonly Attachment[] =>
  filesOf(turn).filter(
    ({ kind, words, proof }) => needReaders.has(kind) && words === undefined && proof?.isReceipt !== true,
  );

/** The customer sent such files and not a word beside them: there is nothing to answer to. */
export const isUnheard = (turn: Turn): boolean =>
  unreadOf(turn).length > 0 &&
  filesOf(turn).length === unreadOf(turn).length &&
  turn.inbounds.every((inbound) => inbound.kind !== "message" || isWordless(inbound));
