import { rightsWords } from "../../nodes/texts/customer-rights.ts";
import { type CustomerCommand, type Language, languages } from "../core/index.ts";
import { arrive, type ChatTalk, reopenTalk } from "./chat-talk.ts";

/** What a customer can write as a command in any channel, here as there. */

/** "/person": it comes as a message, as it does from a messenger. */
export const sendCommand =
  (command: CustomerCommand) =>
  (talk: ChatTalk, words: readonly string[]): Promise<void> =>
    arrive(talk, { kind: "message", text: words.join(" "), attachments: [], command });

export async function tellPrivacy(talk: ChatTalk): Promise<void> {
  talk.print(rightsWords[await languageOf(talk)].privacy);
}

export async function chooseLanguage(talk: ChatTalk, [chosen]: readonly string[]): Promise<void> {
  const spoken = talk.app.config.shop.languages;
  const language = spoken.find((each) => each === chosen);
  if (language !== undefined) return arrive(talk, { kind: "language_chosen", language });
  const { question } = rightsWords[await languageOf(talk)].language;
  talk.print([question, ...spoken.map((each) => `/language ${each}: ${rightsWords[each].language.name}`)].join("\n  "));
}

export async function forgetMe(talk: ChatTalk, [decision]: readonly string[]): Promise<void> {
  const { question, yes, no, done, kept } = rightsWords[await languageOf(talk)].forget;
  if (decision === "no") return talk.print(kept);
  if (decision !== "yes") return talk.print([question, `/forget yes: ${yes}`, `/forget no: ${no}`].join("\n  "));
  await talk.app.erase(talk.conversation.id);
  await reopenTalk(talk);
  talk.print(done);
}

async function languageOf({ app, conversation }: ChatTalk): Promise<Language> {
  const { language } = (await app.store.conversation(conversation.id)) ?? conversation;
  return language ?? app.config.shop.languages[0] ?? languages[0];
}
