import type { Language } from "../../../src/core/index.ts";
import { type Address, writeAddress } from "../address.ts";
import type { Customer } from "../reading.ts";
import { languageOf } from "../words.ts";

export const customerOf = (
  address: Address,
  user: { readonly username?: string | undefined; readonly language_code?: string | undefined },
  firstLanguage: Language,
): Customer => ({
  chatId: writeAddress(address),
  ...(user.username === undefined ? {} : { username: user.username }),
  language: languageOf(user.language_code, firstLanguage),
});

export const addressOf = (of: {
  readonly chat: { readonly id: number };
  readonly business_connection_id?: string | undefined;
}): Address => ({
  chatId: of.chat.id,
  ...(of.business_connection_id === undefined ? {} : { connection: of.business_connection_id }),
});
