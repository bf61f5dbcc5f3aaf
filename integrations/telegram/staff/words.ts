import type { Language } from "../../../src/core/index.ts";
import type { PressAct } from "./press.ts";

type Said = Readonly<
  Record<
    | "connected"
    | "alreadyConnected"
    | "wrongCode"
    | "adminsOnly"
    | "noTopics"
    | "noRights"
    | "anonymous"
    | "editedTooLate"
    | "notYours"
    | "noBill"
    | "nothingToUndo"
    | "tooLate"
    | "notMember"
    | "gone"
    | "notDead"
    | "draftGone",
    string
  >
>;

interface StaffWords extends Said {
  readonly buttons: Readonly<Record<PressAct, string>>;
  readonly done: Readonly<Record<PressAct, string>>;
  readonly taken: (of: { readonly by: string | undefined }) => string;
  readonly customer: string;
}

/** What the group is told by its own channel; what happened to a customer is told by the nodes. */
export const staffWords: Readonly<Record<Language, StaffWords>> = {
  uk: {
    connected:
      "Готово: ця група отримує звернення покупців. Кожен покупець має свою тему. Що ви напишете в темі, побачить покупець; рядок, який починається з //, лишиться між вами. Кнопки під повідомленнями: взяти чат, повернути його помічникові, підтвердити оплату.",
    alreadyConnected: "Ця група вже підключена.",
    wrongCode: "Цей код не підходить або вже не діє. Новий дає команда «deskgraph staff code» на сервері.",
    adminsOnly: "Підключити групу може лише її адміністратор.",
    noTopics: "Увімкніть у налаштуваннях групи «Теми» і надішліть код ще раз: кожен покупець матиме свою тему.",
    noRights: "Зробіть бота адміністратором з правом керувати темами і надішліть код ще раз.",
    anonymous:
      "Від імені групи не можна відповідати: невідомо, хто це. Вимкніть анонімність у своїх правах адміністратора.",
    editedTooLate: "Покупець уже отримав попередній текст, тому зміну не надіслано. Напишіть новим повідомленням.",
    notYours: "Ваша роль цього не дозволяє.",
    noBill: "Цей рахунок уже не чекає на рішення.",
    nothingToUndo: "Нема чого скасовувати: після цього вже щось зробили.",
    tooLate: "Скасувати вже запізно.",
    notMember: "Ви вже не в цій групі.",
    gone: "Цього покупця вже немає в базі.",
    notDead: "Це вже надіслано або відпущено.",
    draftGone: "Ця чернетка вже не чинна: покупець написав ще, або про неї вже вирішили.",
    buttons: {
      take: "Взяти чат",
      undo_take: "Скасувати взяття",
      give_back: "Повернути помічникові",
      close: "Закрити",
      confirm: "✅ Оплата є",
      decline: "❌ Оплати немає",
      undo_payment: "Скасувати підтвердження",
      replay: "Надіслати ще раз",
      send_draft: "✅ Надіслати",
      edit_draft: "✏️ Змінити",
      discard_draft: "🗑 Відхилити",
      trust_auto: "Хай помічник відповідає сам",
    },
    done: {
      take: "Чат ваш: пишіть у цій темі.",
      undo_take: "Скасовано: чат як був.",
      give_back: "Далі відповідає помічник.",
      close: "Закрито. Якщо покупець напише, відповість помічник.",
      confirm: "Записано: оплата є.",
      decline: "Записано: оплати немає.",
      undo_payment: "Записано: підтвердження скасовано.",
      replay: "Надсилаю ще раз.",
      send_draft: "Надсилаю.",
      edit_draft: "Дайте відповідь на це повідомлення: ваш текст піде покупцеві замість чернетки.",
      discard_draft: "Відхилено. Чат ваш: пишіть у цій темі.",
      trust_auto: "Далі помічник відповідає сам.",
    },
    taken: ({ by }) => (by === undefined ? "Чат уже взяла інша людина." : `Чат уже веде ${by}.`),
    customer: "Покупець",
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
    editedTooLate: "The customer has the earlier text already, so the change was not sent. Write it as a new message.",
    notYours: "Your role does not allow this.",
    noBill: "This bill waits for no decision any more.",
    nothingToUndo: "There is nothing to undo: something was done after it.",
    tooLate: "It is too late to undo it.",
    notMember: "You are not in this group any more.",
    gone: "This customer is not known any more.",
    notDead: "It was sent or let go already.",
    draftGone: "This draft does not count any more: the customer wrote again, or somebody has decided about it.",
    buttons: {
      take: "Take the chat",
      undo_take: "Undo the take",
      give_back: "Give back to the assistant",
      close: "Close",
      confirm: "✅ Money is there",
      decline: "❌ No money",
      undo_payment: "Undo the confirmation",
      replay: "Send again",
      send_draft: "✅ Send",
      edit_draft: "✏️ Edit",
      discard_draft: "🗑 Discard",
      trust_auto: "Let the assistant answer by itself",
    },
    done: {
      take: "The chat is yours: write in this topic.",
      undo_take: "Undone: the chat is as it was.",
      give_back: "The assistant answers from now on.",
      close: "Closed. If the customer writes, the assistant answers.",
      confirm: "Noted: the money is there.",
      decline: "Noted: there is no money.",
      undo_payment: "Noted: the confirmation is undone.",
      replay: "Sending it again.",
      send_draft: "Sending it.",
      edit_draft: "Reply to this post: your text goes to the customer in place of the draft.",
      discard_draft: "Discarded. The chat is yours: write in this topic.",
      trust_auto: "From now on the assistant answers by itself.",
    },
    taken: ({ by }) => (by === undefined ? "Somebody else has the chat already." : `${by} has the chat already.`),
    customer: "Customer",
  },
  ru: {
    connected:
      "Готово: эта группа получает обращения покупателей. У каждого покупателя своя тема. Что вы напишете в теме, увидит покупатель; строка, которая начинается с //, останется между вами. Кнопки под сообщениями: взять чат, вернуть его помощнику, подтвердить оплату.",
    alreadyConnected: "Эта группа уже подключена.",
    wrongCode: "Этот код не подходит или уже не действует. Новый даёт команда «deskgraph staff code» на сервере.",
    adminsOnly: "Подключить группу может только её администратор.",
    noTopics: "Включите в настройках группы «Темы» и отправьте код ещё раз: у каждого покупателя будет своя тема.",
    noRights: "Сделайте бота администратором с правом управлять темами и отправьте код ещё раз.",
    anonymous:
      "От имени группы отвечать нельзя: неизвестно, кто это. Выключите анонимность в своих правах администратора.",
    editedTooLate: "Покупатель уже получил прежний текст, поэтому изменение не отправлено. Напишите новым сообщением.",
    notYours: "Ваша роль этого не позволяет.",
    noBill: "Этот счёт уже не ждёт решения.",
    nothingToUndo: "Отменять нечего: после этого уже что-то сделали.",
    tooLate: "Отменять уже поздно.",
    notMember: "Вас уже нет в этой группе.",
    gone: "Этого покупателя уже нет в базе.",
    notDead: "Это уже отправлено или отпущено.",
    draftGone: "Этот черновик больше не действует: покупатель написал ещё, или о нём уже решили.",
    buttons: {
      take: "Взять чат",
      undo_take: "Отменить взятие",
      give_back: "Вернуть помощнику",
      close: "Закрыть",
      confirm: "✅ Оплата есть",
      decline: "❌ Оплаты нет",
      undo_payment: "Отменить подтверждение",
      replay: "Отправить ещё раз",
      send_draft: "✅ Отправить",
      edit_draft: "✏️ Изменить",
      discard_draft: "🗑 Отклонить",
      trust_auto: "Пусть помощник отвечает сам",
    },
    done: {
      take: "Чат ваш: пишите в этой теме.",
      undo_take: "Отменено: чат как был.",
      give_back: "Дальше отвечает помощник.",
      close: "Закрыто. Если покупатель напишет, ответит помощник.",
      confirm: "Записано: оплата есть.",
      decline: "Записано: оплаты нет.",
      undo_payment: "Записано: подтверждение отменено.",
      replay: "Отправляю ещё раз.",
      send_draft: "Отправляю.",
      edit_draft: "Ответьте на это сообщение: ваш текст уйдёт покупателю вместо черновика.",
      discard_draft: "Отклонено. Чат ваш: пишите в этой теме.",
      trust_auto: "Теперь помощник отвечает сам.",
    },
    taken: ({ by }) => (by === undefined ? "Чат уже взял другой человек." : `Чат уже ведёт ${by}.`),
    customer: "Покупатель",
  },
};
