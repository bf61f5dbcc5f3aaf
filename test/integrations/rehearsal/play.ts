import { Conversation, type Exchange } from "./conversation.ts";
import { type ScriptName, scripts } from "./scripts.ts";

const photo = "@photo";

/** Plays a whole script; the exchanges stand in the order of its messages. */
export async function play(
  name: ScriptName,
): Promise<{ readonly chat: Conversation; readonly exchanges: readonly Exchange[] }> {
  const chat = new Conversation();
  for (const line of scripts[name]) {
    await chat.say(line.replace(photo, "").trim(), line.endsWith(photo) ? ["photo"] : []);
  }
  return { chat, exchanges: chat.exchanges };
}
