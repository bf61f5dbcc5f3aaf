import type { BaseMessage } from "@langchain/core/messages";

/** The first of these wordings that this chat has not read yet; the last one where it has read all of them. */
export function unsaid(messages: readonly BaseMessage[], wordings: readonly [string, ...string[]]): string {
  const said = messages.flatMap((message) => (message.getType() === "ai" ? [message.text] : []));
  const fresh = wordings.find((wording) => !said.some((text) => text.includes(wording)));
  return fresh ?? wordings.at(-1) ?? wordings[0];
}
