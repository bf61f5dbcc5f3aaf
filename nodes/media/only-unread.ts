import type { BaseMessage } from "@langchain/core/messages";
import { isWordless, type Turn } from "../../src/core/index.ts";
import { filesOf, owesAnswer } from "../turn/turn-signals.ts";
import { unreadFiles } from "../turn/unread-files.ts";

/** The customer sent such files and not a word beside them: there is nothing to answer to. */
export const isUnreadOnly = (turn: Turn): boolean =>
  unreadFiles(turn).length > 0 &&
  filesOf(turn).length === unreadFiles(turn).length &&
  turn.inbounds.every((inbound) => inbound.kind !== "message" || isWordless(inbound));

/** The notice was the whole answer. One that was held back for such a file is still owed, and the model gives it. */
export const isAnsweredByNotice = ({ messages }: { readonly messages: readonly BaseMessage[] }, turn: Turn): boolean =>
  isUnreadOnly(turn) && !owesAnswer(messages, turn);
