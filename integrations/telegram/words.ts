import { type Language, languages } from "../../src/core/index.ts";

/** What the channel itself says; everything else is the nodes'. */
interface ChannelWords {
  readonly groupRefusal: string;
  readonly oldButton: string;
  /** Why a payment is not taken now; Telegram shows it beside the button. */
  readonly billChanged: string;
  readonly billBeingPaid: string;
  readonly menu: Readonly<Record<"help" | "person" | "order" | "language" | "privacy" | "forget", string>>;
}

export const channelWords: Readonly<Record<Language, ChannelWords>> = {
  uk: {
    groupRefusal: "Дякую за запрошення! Я відповідаю лише в особистих повідомленнях, тому тут мовчатиму.",
    oldButton: "Ця кнопка вже не діє. Напишіть, будь ласка, словами.",
    billChanged: "Цей рахунок уже оплачено, або він змінився. Якщо потрібен новий, напишіть у чат.",
    billBeingPaid: "Оплату цього рахунку вже розпочато. Якщо вона не пройде, спробуйте ще раз за п'ять хвилин.",
    menu: {
      help: "Що я вмію",
      person: "Покликати людину",
      order: "Де моє замовлення",
      language: "Мова відповідей",
      privacy: "Що про мене зберігається",
      forget: "Стерти мої дані",
    },
  },
  en: {
    groupRefusal: "Thank you for inviting me! I answer in private messages only, so I will stay silent here.",
    oldButton: "This button no longer works. Please write it in words.",
    billChanged: "This bill is paid already, or it has changed. If you need a new one, write in the chat.",
    billBeingPaid: "This bill is being paid already. If that does not go through, try again in five minutes.",
    menu: {
      help: "What I can do",
      person: "Call a person",
      order: "Where is my order",
      language: "Language of answers",
      privacy: "What is kept about me",
      forget: "Erase my data",
    },
  },
  ru: {
    groupRefusal: "Спасибо за приглашение! Я отвечаю только в личных сообщениях, поэтому здесь буду молчать.",
    oldButton: "Эта кнопка уже не действует. Напишите, пожалуйста, словами.",
    billChanged: "Этот счёт уже оплачен, или он изменился. Если нужен новый, напишите в чат.",
    billBeingPaid: "Оплата этого счёта уже начата. Если она не пройдёт, попробуйте ещё раз через пять минут.",
    menu: {
      help: "Что я умею",
      person: "Позвать человека",
      order: "Где мой заказ",
      language: "Язык ответов",
      privacy: "Что обо мне хранится",
      forget: "Стереть мои данные",
    },
  },
};

/** Telegram tells the language of the app as an IETF tag. */
export function appLanguageOf(tag: string | undefined): Language | undefined {
  const base = tag?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === base);
}

export const languageOf = (tag: string | undefined, first: Language): Language => appLanguageOf(tag) ?? first;
