import type { BaseMessage } from "@langchain/core/messages";
import { filesOfMessage } from "../../turn/customer-message.ts";

/** What a model is told of a message that is nothing but files; undefined where there are none. */
export function fileWordsOf(message: BaseMessage): string | undefined {
  const files = filesOfMessage(message).map(({ kind }) => kind);
  return files.length === 0 ? undefined : `[${files.join(", ")}, without words]`;
}
