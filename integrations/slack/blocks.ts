import type { Language } from "../../src/core/index.ts";
import type { Press } from "../staff/press.ts";
import { writePress } from "../staff/presses.ts";
import { staffWords } from "../staff/words.ts";

export type Block = Readonly<Record<string, unknown>>;

/** docs.slack.dev, Block Kit, 2026-11: a section's text has 3,000 characters at most, a header's 150, a value 2,000. */
const sectionMaxChars = 2_900;
const headerMaxChars = 140;
/** Whole messages were refused near 13,200 characters: three sections are surely less. */
const maxSections = 3;

/** Never mrkdwn: in that, a customer's words could call the whole channel, or hide where a link leads. */
export const plainText = (text: string): Block => ({ type: "plain_text", text, emoji: false });

/** In the line of a notification. Slack reads three signs there (docs.slack.dev, formatting, 2026-11). */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A text as messages, each of which Slack takes whole. */
export function messagesOf(text: string): readonly (readonly Block[])[] {
  const sections = cut(text.trim() === "" ? "–" : text, sectionMaxChars).map(section);
  const messages: Block[][] = [];
  for (let at = 0; at < sections.length; at += maxSections) messages.push(sections.slice(at, at + maxSections));
  return messages;
}

export const section = (text: string): Block => ({ type: "section", text: plainText(text) });

export const header = (text: string): Block => ({
  type: "header",
  text: plainText(cut(text, headerMaxChars)[0] ?? "–"),
});

/** At a line's end where there is one near, never within a sign. */
function cut(text: string, maxChars: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxChars) {
    const line = rest.lastIndexOf("\n", maxChars);
    const isPair = /[\uD800-\uDBFF]/.test(rest.charAt(maxChars - 1));
    const end = line > maxChars / 2 ? line : maxChars - (isPair ? 1 : 0);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/, "");
  }
  return [...parts, rest];
}

/** Each button has an id of its own: Slack refuses a message in which two have the same. */
export function actions(presses: readonly Press[], language: Language): readonly Block[] {
  const words = staffWords[language].buttons;
  const elements = presses.map((press) => ({
    type: "button",
    action_id: `staff_${press.act}`,
    text: plainText(words[press.act]),
    value: writePress(press),
    ...(press.act === "confirm" || press.act === "take" ? { style: "primary" } : {}),
  }));
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}
