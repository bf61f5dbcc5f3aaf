import type { Language } from "../../src/core/index.ts";
import { connectionIn } from "./reading/connection.ts";
import { readMembership } from "./reading/membership.ts";
import { readMessage } from "./reading/message.ts";
import { readPreCheckout } from "./reading/pre-checkout.ts";
import { readPress } from "./reading/press.ts";
import { ignored, type Reading } from "./reading.ts";
import { type UpdateKind, updateOutcomes } from "./update-outcomes.ts";
import { connectionSchema, updateSchema } from "./update-schema.ts";

/**
 * Says what an update is to us; it never throws, whatever an update contains. What the channel itself says to its
 * sender is in the language of their app, where that is among those the shop speaks.
 */
export function readUpdate(update: unknown, spoken: readonly Language[]): Reading {
  const first = spoken[0] ?? "uk";
  const amongSpoken = (language: Language): Language => (spoken.includes(language) ? language : first);
  const reading = readingOf(update, first);
  if ("from" in reading) {
    return { ...reading, from: { ...reading.from, language: amongSpoken(reading.from.language) } };
  }
  return "language" in reading ? { ...reading, language: amongSpoken(reading.language) } : reading;
}

function readingOf(update: unknown, firstLanguage: Language): Reading {
  const known = updateSchema.safeParse(update);
  if (!known.success) return { is: "ignored", reason: "it has no update_id" };
  const kind = Object.keys(known.data).find((key): key is UpdateKind => Object.hasOwn(updateOutcomes, key));
  if (kind === undefined) return { is: "ignored", reason: "a kind of update that is newer than this version" };
  const outcome = updateOutcomes[kind];
  if (outcome !== "read") return { is: "ignored", reason: outcome.ignored };
  const content = known.data[kind];
  switch (kind) {
    case "message":
      return readMessage(content, { isEdit: false, firstLanguage });
    case "business_message":
      return onAccount(update, () => readMessage(content, { isEdit: false, firstLanguage }));
    case "edited_message":
      return readMessage(content, { isEdit: true, firstLanguage });
    case "edited_business_message":
      return onAccount(update, () => readMessage(content, { isEdit: true, firstLanguage }));
    case "business_connection": {
      const { data } = connectionSchema.safeParse(content);
      return data === undefined
        ? ignored("a connection without a name")
        : { is: "account_changed", connection: data.id };
    }
    case "callback_query":
      return readPress(content, firstLanguage);
    case "my_chat_member":
      return readMembership(content, firstLanguage);
    case "pre_checkout_query":
      return readPreCheckout(content, firstLanguage);
    default:
      return { is: "ignored", reason: "it is not read" };
  }
}

/** Without its connection it would be taken for a chat with the bot itself, of whoever has that id. */
const onAccount = (update: unknown, read: () => Reading): Reading =>
  connectionIn(update) === undefined ? ignored("it does not say through which account it came") : read();
