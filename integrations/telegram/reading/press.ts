import { type Language, languages, readRating } from "../../../src/core/index.ts";
import { writeAddress } from "../address.ts";
import { forgetData, ignored, languageData, type Reading } from "../reading.ts";
import { callbackSchema } from "../update-schema.ts";
import { languageOf } from "../words.ts";
import { addressOf, customerOf } from "./customer.ts";

export function readPress(content: unknown, firstLanguage: Language): Reading {
  const parsed = callbackSchema.safeParse(content);
  if (!parsed.success) return ignored("a button press without its usual fields");
  const { id: callbackId, from: presser, data, message } = parsed.data;
  const language = languageOf(presser.language_code, firstLanguage);
  // On the shop's own account its owner sees our buttons, too: their finger is not the customer's word.
  if (message?.chat.type === "private" && presser.id !== message.chat.id) return { is: "idle_press", callbackId };
  // We take a keyboard away when it was pressed, so this is the same press once more. A message too old to be shown has
  // the date 0.
  if (message !== undefined && message.date > 0 && message.reply_markup === undefined) {
    return { is: "idle_press", callbackId };
  }
  // The data may be forged; a label that stands under the message was put there by us.
  const label = message?.reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;
  if (message === undefined || message.chat.type !== "private" || data === undefined || label === undefined) {
    return { is: "old_press", callbackId, language };
  }
  const address = addressOf(message);
  const pressed = { from: customerOf(address, presser, firstLanguage), callbackId, messageId: message.message_id };
  if (data === forgetData.yes || data === forgetData.no) {
    return { is: "forget_decided", isMeant: data === forgetData.yes, ...pressed };
  }
  // One press a keyboard: the second of two quick ones is the same press.
  const externalId = `${writeAddress(address)}/${message.message_id}/pressed`;
  const rated = readRating(data);
  if (rated !== undefined) return { is: "press", ...pressed, externalId, body: { kind: "rated", ...rated } };
  const chosen = languages.find((each) => languageData[each] === data);
  return {
    is: "press",
    ...pressed,
    externalId,
    body:
      chosen === undefined ? { kind: "button_pressed", label, data } : { kind: "language_chosen", language: chosen },
  };
}
