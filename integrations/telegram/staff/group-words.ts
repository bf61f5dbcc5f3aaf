import type { Language } from "../../../src/core/index.ts";

export type GroupAnswer =
  | "connected"
  | "alreadyConnected"
  | "wrongCode"
  | "adminsOnly"
  | "noTopics"
  | "noRights"
  | "anonymous";

/** What the group is told about itself. */
export const groupWords: Readonly<Record<Language, Readonly<Record<GroupAnswer, string>>>> = {
  uk: {
    connected:
      "Готово: ця група отримує звернення клієнтів. Кожен клієнт має свою тему. Що ви напишете в темі, побачить клієнт; рядок, який починається з //, лишиться між вами. Кнопки під повідомленнями: взяти чат, повернути його помічникові, підтвердити оплату.",
    alreadyConnected: "Ця група вже підключена.",
    wrongCode: "Цей код не підходить або вже не діє. Новий дає команда «deskgraph staff code» на сервері.",
    adminsOnly: "Підключити групу може лише її адміністратор.",
    noTopics: "Увімкніть у налаштуваннях групи «Теми» і надішліть код ще раз: кожен клієнт матиме свою тему.",
    noRights: "Зробіть бота адміністратором з правом керувати темами і надішліть код ще раз.",
    anonymous:
      "Від імені групи не можна відповідати: невідомо, хто це. Вимкніть анонімність у своїх правах адміністратора.",
  },
  en: {
    connected:
      "Done: this group gets what customers need a person for. Each customer has a topic. What you write in a topic is sent to the customer; a line that begins with // stays among you. Buttons under the posts: take the chat, give it back to the assistant, confirm a payment.",
    alreadyConnected: "This group is connected already.",
    wrongCode: 'This code is wrong, or not good any more. "deskgraph staff code" on the server makes a new one.',
    adminsOnly: "Only an administrator of the group can connect it.",
    noTopics: 'Switch on "Topics" in the group\'s settings and send the code again: each customer will have a topic.',
    noRights: "Make the bot an administrator who may manage topics, and send the code again.",
    anonymous:
      "Nobody can answer in the name of the group: it is not known who it is. Switch off anonymity in your administrator rights.",
  },
  ru: {
    connected:
      "Готово: эта группа получает обращения клиентов. У каждого клиента своя тема. Что вы напишете в теме, увидит клиент; строка, которая начинается с //, останется между вами. Кнопки под сообщениями: взять чат, вернуть его помощнику, подтвердить оплату.",
    alreadyConnected: "Эта группа уже подключена.",
    wrongCode: "Этот код не подходит или уже не действует. Новый даёт команда «deskgraph staff code» на сервере.",
    adminsOnly: "Подключить группу может только её администратор.",
    noTopics: "Включите в настройках группы «Темы» и отправьте код ещё раз: у каждого клиента будет своя тема.",
    noRights: "Сделайте бота администратором с правом управлять темами и отправьте код ещё раз.",
    anonymous:
      "От имени группы отвечать нельзя: неизвестно, кто это. Выключите анонимность в своих правах администратора.",
  },
};
