import type { TestChat } from "../kit/app.ts";
import type { Line } from "./written-customer.ts";

/** Sends one written line, answers what was read. */
export function sendLine(chat: TestChat, line: Line): Promise<string[]> {
  if (typeof line === "string") return chat.say(line);
  if (!("photo" in line)) return chat.say(line.say);
  return chat.asManager({ kind: "message", text: line.photo, attachments: [{ kind: "photo", ref: "test:1" }] });
}
