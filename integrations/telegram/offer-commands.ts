import type { Api } from "grammy";
import { type Language, languages } from "../../src/core/index.ts";
import { channelWords } from "./words.ts";

/**
 * Sets the menu beside the text field: in each of our languages, and in the shop's first language for everyone else.
 */
export async function offerCommands(api: Api, spoken: readonly Language[]): Promise<void> {
  const commandsIn = (language: Language) =>
    Object.entries(channelWords[language].menu).map(([command, description]) => ({ command, description }));
  await api.setMyCommands(commandsIn(spoken[0] ?? "uk"));
  for (const language of languages) await api.setMyCommands(commandsIn(language), { language_code: language });
}
