import type { Language } from "../../../src/core/index.ts";
import type { PlaceWords } from "../../staff/words.ts";

/** What every surface says, in the words of a group with topics. */
export const topicWords: Readonly<Record<Language, PlaceWords>> = {
  uk: {
    notMember: "Ви вже не в цій групі.",
    done: {
      take: "Чат ваш: пишіть у цій темі.",
      edit_draft: "Дайте відповідь на це повідомлення: ваш текст піде клієнтові замість чернетки.",
      discard_draft: "Відхилено. Чат ваш: пишіть у цій темі.",
      grant_price: "Дайте відповідь на моє запитання, яке зараз прийде в тему.",
      change_order: "Дайте відповідь на моє запитання, яке зараз прийде в тему.",
    },
  },
  en: {
    notMember: "You are not in this group any more.",
    done: {
      take: "The chat is yours: write in this topic.",
      edit_draft: "Reply to this post: your text goes to the customer in place of the draft.",
      discard_draft: "Discarded. The chat is yours: write in this topic.",
      grant_price: "Reply to my question, which comes into the topic now.",
      change_order: "Reply to my question, which comes into the topic now.",
    },
  },
  ru: {
    notMember: "Вас уже нет в этой группе.",
    done: {
      take: "Чат ваш: пишите в этой теме.",
      edit_draft: "Ответьте на это сообщение: ваш текст уйдёт клиенту вместо черновика.",
      discard_draft: "Отклонено. Чат ваш: пишите в этой теме.",
      grant_price: "Ответьте на мой вопрос, который сейчас придёт в тему.",
      change_order: "Ответьте на мой вопрос, который сейчас придёт в тему.",
    },
  },
};

/** Under the text of a draft. */
export const howToEdit: Readonly<Record<Language, string>> = {
  uk: "Щоб змінити слова, дайте відповідь на це повідомлення або напишіть /edit і новий текст.",
  en: "To change the words, reply to this post, or write /edit and the new text.",
  ru: "Чтобы изменить слова, ответьте на это сообщение или напишите /edit и новый текст.",
};

/** Under a question of ours. */
export const howToAnswer: Readonly<Record<Language, string>> = {
  uk: "Дайте відповідь на це повідомлення. Клієнт її не побачить.",
  en: "Reply to this message. The customer does not see your reply.",
  ru: "Ответьте на это сообщение. Клиент вашего ответа не увидит.",
};

/** Of a line in a topic that begins with one slash and is no command of ours. */
export const unknownCommand: Readonly<Record<Language, string>> = {
  uk: "Такої команди немає, і клієнт цього не бачив. Нотатка для своїх починається з //.",
  en: "There is no such command, and the customer did not see it. A note among you begins with //.",
  ru: "Такой команды нет, и клиент этого не видел. Заметка для своих начинается с //.",
};
