import { BadInput } from "../core/index.ts";
import { runChatCommand } from "./chat-commands.ts";
import { arrive, type ChatOptions, type ChatTalk, openTalk, showNew } from "./chat-talk.ts";

interface ChatSession {
  /** Takes one line as typed; false when the customer leaves. */
  line(text: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The chat without a terminal around it: lines in, lines out. */
export async function createChatSession(options: ChatOptions): Promise<ChatSession> {
  const talk = await openTalk(options);
  // A former run may have died between taking a message and answering it.
  await talk.app.settle(talk.conversation.id);
  await showNew(talk);
  return {
    line: (text) => takeLine(talk, text),
    close: () => talk.app.close(),
  };
}

async function takeLine(talk: ChatTalk, text: string): Promise<boolean> {
  const trimmed = text.trim();
  try {
    if (trimmed.startsWith("/")) return await runChatCommand(talk, trimmed);
    await arrive(talk, { kind: "message", text, attachments: [] });
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    talk.print(error.message);
  }
  return true;
}
