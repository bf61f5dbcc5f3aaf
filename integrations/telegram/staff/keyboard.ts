import type { InlineKeyboardMarkup } from "grammy/types";
import type { Language } from "../../../src/core/index.ts";
import type { Press } from "../../staff/press.ts";
import { writePress } from "../../staff/presses.ts";
import { staffWords } from "../../staff/words.ts";

/** Bot API: what a button gives back has 1 to 64 bytes. */
const dataMaxBytes = 64;

export function keyboardOf(presses: readonly Press[], language: Language): InlineKeyboardMarkup | undefined {
  const words = staffWords[language].buttons;
  const buttons = presses
    .map((press) => ({ text: words[press.act], callback_data: writePress(press) }))
    .filter(({ callback_data: data }) => Buffer.byteLength(data) <= dataMaxBytes);
  return buttons.length === 0 ? undefined : { inline_keyboard: buttons.map((button) => [button]) };
}
