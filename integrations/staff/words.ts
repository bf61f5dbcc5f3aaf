import type { Language } from "../../src/core/index.ts";
import type { Asked, PressAct } from "./press.ts";

type Said = Readonly<
  Record<
    "editedTooLate" | "notYours" | "nothingToUndo" | "tooLate" | "gone" | "notDead" | "draftGone" | "unreadable",
    string
  >
>;

/** What is said in other words in a topic of a group, in a thread of a channel. */
export interface PlaceWords {
  readonly notMember: string;
  readonly done: Readonly<Record<"take" | "edit_draft" | "discard_draft" | Asked, string>>;
}

interface StaffWords extends Said {
  readonly buttons: Readonly<Record<PressAct, string>>;
  readonly done: Readonly<Record<Exclude<PressAct, keyof PlaceWords["done"]>, string>>;
  /** In what form it is said. */
  readonly question: Readonly<Record<Asked, string>>;
  readonly taken: (of: { readonly by: string | undefined }) => string;
  readonly customer: string;
}

/** What every surface says of what was done there; what happened to a customer is told by the nodes. */
export const staffWords: Readonly<Record<Language, StaffWords>> = {
  uk: {
    editedTooLate: "Клієнт уже отримав попередній текст, тому зміну не надіслано. Напишіть новим повідомленням.",
    notYours: "Ваша роль цього не дозволяє.",
    nothingToUndo: "Нема чого скасовувати: після цього вже щось зробили.",
    tooLate: "Скасувати вже запізно.",
    gone: "Цього клієнта вже немає в базі.",
    notDead: "Це вже надіслано або відпущено.",
    draftGone: "Ця чернетка вже не чинна: клієнт написав ще, або про неї вже вирішили.",
    unreadable:
      "Цього не зрозуміло, тому нічого не зроблено, і клієнт цього не бачив. Напишіть у такому вигляді, як у запитанні.",
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
      grant_price: "💸 Дати ціну",
      undo_price: "Скасувати ціну",
      change_order: "🛒 Змінити замовлення",
      undo_order_change: "Скасувати зміну замовлення",
    },
    done: {
      undo_take: "Скасовано: чат як був.",
      give_back: "Далі відповідає помічник.",
      close: "Закрито. Якщо клієнт напише, відповість помічник.",
      confirm: "Записано: оплата є.",
      decline: "Записано: оплати немає.",
      undo_payment: "Записано: підтвердження скасовано.",
      replay: "Надсилаю ще раз.",
      send_draft: "Надсилаю.",
      trust_auto: "Далі помічник відповідає сам.",
      undo_price: "Записую: ціну скасовано.",
      undo_order_change: "Записую: зміну замовлення скасовано.",
    },
    question: {
      grant_price:
        "Ціна для цього клієнта, до оплати його замовлення. Знижка на все: 10%. Ціна одного артикула: DR-ROM-122 1400.",
      change_order:
        "Що змінити в замовленні до оплати: артикул і скільки штук. Нуль прибирає. Приклад: DR-ROM-122 x2, TEE-BLK-104 x0.",
    },
    taken: ({ by }) => (by === undefined ? "Чат уже взяла інша людина." : `Чат уже веде ${by}.`),
    customer: "Клієнт",
  },
  en: {
    editedTooLate: "The customer has the earlier text already, so the change was not sent. Write it as a new message.",
    notYours: "Your role does not allow this.",
    nothingToUndo: "There is nothing to undo: something was done after it.",
    tooLate: "It is too late to undo it.",
    gone: "This customer is not known any more.",
    notDead: "It was sent or let go already.",
    draftGone: "This draft does not count any more: the customer wrote again, or somebody has decided about it.",
    unreadable:
      "This cannot be read, so nothing was done, and the customer has not seen it. Write it in the form of the question.",
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
      grant_price: "💸 Grant a price",
      undo_price: "Undo the price",
      change_order: "🛒 Change the order",
      undo_order_change: "Undo the change",
    },
    done: {
      undo_take: "Undone: the chat is as it was.",
      give_back: "The assistant answers from now on.",
      close: "Closed. If the customer writes, the assistant answers.",
      confirm: "Noted: the money is there.",
      decline: "Noted: there is no money.",
      undo_payment: "Noted: the confirmation is undone.",
      replay: "Sending it again.",
      send_draft: "Sending it.",
      trust_auto: "From now on the assistant answers by itself.",
      undo_price: "Noted: the price is taken back.",
      undo_order_change: "Noted: the change of the order is taken back.",
    },
    question: {
      grant_price:
        "A price for this customer, until the order is paid. Off everything: 10%. The price of one article: DR-ROM-122 1400.",
      change_order:
        "What to change in the order before it is paid: the article and how many pieces. Zero takes it out. For example: DR-ROM-122 x2, TEE-BLK-104 x0.",
    },
    taken: ({ by }) => (by === undefined ? "Somebody else has the chat already." : `${by} has the chat already.`),
    customer: "Customer",
  },
  ru: {
    editedTooLate: "Клиент уже получил прежний текст, поэтому изменение не отправлено. Напишите новым сообщением.",
    notYours: "Ваша роль этого не позволяет.",
    nothingToUndo: "Отменять нечего: после этого уже что-то сделали.",
    tooLate: "Отменять уже поздно.",
    gone: "Этого клиента уже нет в базе.",
    notDead: "Это уже отправлено или отпущено.",
    draftGone: "Этот черновик больше не действует: клиент написал ещё, или о нём уже решили.",
    unreadable:
      "Это непонятно, поэтому ничего не сделано, и клиент этого не видел. Напишите в таком виде, как в вопросе.",
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
      grant_price: "💸 Дать цену",
      undo_price: "Отменить цену",
      change_order: "🛒 Изменить заказ",
      undo_order_change: "Отменить изменение заказа",
    },
    done: {
      undo_take: "Отменено: чат как был.",
      give_back: "Дальше отвечает помощник.",
      close: "Закрыто. Если клиент напишет, ответит помощник.",
      confirm: "Записано: оплата есть.",
      decline: "Записано: оплаты нет.",
      undo_payment: "Записано: подтверждение отменено.",
      replay: "Отправляю ещё раз.",
      send_draft: "Отправляю.",
      trust_auto: "Теперь помощник отвечает сам.",
      undo_price: "Записываю: цена отменена.",
      undo_order_change: "Записываю: изменение заказа отменено.",
    },
    question: {
      grant_price:
        "Цена для этого клиента, до оплаты его заказа. Скидка на всё: 10%. Цена одного артикула: DR-ROM-122 1400.",
      change_order:
        "Что изменить в заказе до оплаты: артикул и сколько штук. Ноль убирает. Пример: DR-ROM-122 x2, TEE-BLK-104 x0.",
    },
    taken: ({ by }) => (by === undefined ? "Чат уже взял другой человек." : `Чат уже ведёт ${by}.`),
    customer: "Клиент",
  },
};
