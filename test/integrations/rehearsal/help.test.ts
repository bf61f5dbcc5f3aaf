import { describe, expect, it } from "vitest";
import { phrases } from "../../../integrations/rehearsal/phrases.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { languages } from "../../../src/core/index.ts";
import { Conversation } from "./conversation.ts";

const understood = async (text: string, chat = new Conversation()): Promise<string> => {
  const { text: answer } = await chat.say(text);
  for (const { notUnderstood } of Object.values(phrases)) expect(answer).not.toContain(notUnderstood);
  return answer;
};

describe("a customer who does not know what to write", () => {
  it.each(languages.flatMap((language) => Object.values(texts[language].commands)))(
    "is understood by every command of the channel: %s",
    async (command) => {
      await understood(command);
      const chat = new Conversation();
      await chat.say("сукня на 122");
      await understood(command, chat);
    },
  );

  it.each([
    ...languages.map((language) => [texts[language].commands.help, language] as const),
    ["допоможіть", "uk"],
    ["Допоможіть, будь ласка", "uk"],
    ["help", "en"],
    ["I need help", "en"],
    ["помогите пожалуйста", "ru"],
  ] as const)("is told what can be done here: %s", async (text, language) => {
    const answer = await understood(text, new Conversation({ language }));
    const can = {
      uk: /розміром і кольором.*замовлення.*доставку й оплату.*людину.*сукні/s,
      en: /size and colour.*order.*delivery and payment.*person.*dresses/s,
      ru: /размеру и цвету.*заказ.*доставке и оплате.*человека.*платья/s,
    };
    expect(answer).toMatch(can[language]);
  });

  it.each(["помогите", "допоможіть", "help"])(
    "is told so by one word in the middle of a chat, too: %s",
    async (word) => {
      const chat = new Conversation();
      await chat.say("Добрий день!");
      expect(await understood(word, chat)).toContain("за розміром і кольором");
    },
  );

  it.each(["допоможіть", "що далі?"])("is led on with the order that is being made: %s", async (text) => {
    const chat = new Conversation();
    await chat.say("беру синю сукню 122");
    expect(await understood(text, chat)).toMatch(/доставку й оплату.*Щоб оформити, напишіть.*номер телефону/s);
  });

  it.each([
    ["допоможіть підібрати сукню на 122", "search_catalogue"],
    ["допоможіть, прийшло не те", "call_person"],
    ["help me find a red dress", "search_catalogue"],
  ])("gets the help that was asked for: %s", async (text, tool) => {
    const { calls } = await new Conversation().say(text);
    expect(calls.map(({ name }) => name)).toEqual([tool]);
  });
});
