import type { Language, TicketPriority, TicketStatus } from "../../src/core/index.ts";
import type { Asked } from "../staff/press.ts";
import type { PlaceWords } from "../staff/words.ts";

type Said = Readonly<
  Record<
    | "customer"
    | "deletedTooLate"
    | "deleteOwn"
    | "onlyInChannel"
    | "noHelpdesk"
    | "noTickets"
    | "failed"
    | "view"
    | "resolve"
    | "comment"
    | "earlier"
    | "later"
    | "loading"
    | "details"
    | "close"
    | "send"
    | "say"
    | "text"
    | "sure"
    | "yes"
    | "no",
    string
  >
>;

interface SlackWords extends Said, PlaceWords {
  /** Under the text of a draft. */
  readonly howToEdit: string;
  /** The title of the window that asks. */
  readonly asked: Readonly<Record<Asked, string>>;
  readonly resolved: (id: string) => string;
  readonly commented: (id: string) => string;
  readonly resolvedBy: (name: string) => string;
  readonly commentBy: (of: { readonly name: string; readonly text: string }) => string;
  readonly status: Readonly<Record<TicketStatus, string>>;
  readonly priority: Readonly<Record<TicketPriority, string>>;
}

/** What people read in Slack besides what every surface says. Slack: a modal's title and its buttons have 24 signs. */
export const slackWords: Readonly<Record<Language, SlackWords>> = {
  uk: {
    customer: "Клієнт",
    done: {
      take: "Чат ваш: пишіть у цій гілці.",
      edit_draft: "Напишіть у цій гілці: !edit і ваш текст. Він піде клієнтові замість чернетки.",
      discard_draft: "Відхилено. Чат ваш: пишіть у цій гілці.",
      grant_price: "Напишіть у вікні, яке відкрилося.",
      change_order: "Напишіть у вікні, яке відкрилося.",
    },
    howToEdit: "Щоб змінити слова, натисніть «Змінити» або напишіть у цій гілці !edit і новий текст.",
    notMember: "Відповідати клієнтам можуть лише люди магазину з цього каналу.",
    deletedTooLate: "Клієнт уже отримав це повідомлення: з його чату воно не зникло.",
    deleteOwn: "Повідомлення людей у гілці цього клієнта бот не може видалити: видаліть їх, будь ласка, самі.",
    onlyInChannel: "Ця команда працює в каналі магазину.",
    noHelpdesk: "Хелпдеск не налаштовано, тож звернень немає.",
    noTickets: "Таких звернень немає.",
    failed: "Зараз не вийшло. Спробуйте ще раз за хвилину.",
    view: "Деталі",
    resolve: "Вирішено",
    comment: "Додати коментар",
    earlier: "Назад",
    later: "Далі",
    loading: "Завантаження…",
    details: "Звернення",
    close: "Закрити",
    send: "Додати",
    say: "Записати",
    text: "Коментар (його бачать лише свої)",
    sure: "Закрити звернення як вирішене?",
    yes: "Так",
    no: "Ні",
    asked: { grant_price: "Ціна для клієнта", change_order: "Зміна замовлення" },
    resolved: (id) => `Звернення #${id} вирішено.`,
    commented: (id) => `Коментар до звернення #${id} додано.`,
    resolvedBy: (name) => `Вирішено у Slack: ${name}.`,
    commentBy: ({ name, text }) => `${name} (Slack): ${text}`,
    status: { new: "нове", open: "відкрите", pending: "очікує", solved: "вирішене", closed: "закрите" },
    priority: {
      urgent: "термінове",
      high: "високий пріоритет",
      medium: "середній пріоритет",
      low: "низький пріоритет",
    },
  },
  en: {
    customer: "Customer",
    done: {
      take: "The chat is yours: write in this thread.",
      edit_draft: "Write in this thread: !edit and your text. It goes to the customer in place of the draft.",
      discard_draft: "Discarded. The chat is yours: write in this thread.",
      grant_price: "Write it in the window that opened.",
      change_order: "Write it in the window that opened.",
    },
    howToEdit: "To change the words, press Edit, or write !edit and the new text in this thread.",
    notMember: "Only the shop's people in this channel can answer customers.",
    deletedTooLate: "The customer has this message already: it stays in their chat.",
    deleteOwn: "The bot cannot delete what people wrote in this customer's thread: please delete it yourselves.",
    onlyInChannel: "This command works in the shop's channel.",
    noHelpdesk: "No helpdesk is configured, so there are no tickets.",
    noTickets: "There are no such tickets.",
    failed: "It did not work just now. Try again in a minute.",
    view: "View Details",
    resolve: "Resolve",
    comment: "Add Comment",
    earlier: "Back",
    later: "More",
    loading: "Loading…",
    details: "Ticket",
    close: "Close",
    send: "Add",
    say: "Save",
    text: "Comment (only colleagues see it)",
    sure: "Close the ticket as resolved?",
    yes: "Yes",
    no: "No",
    asked: { grant_price: "A price", change_order: "A change of the order" },
    resolved: (id) => `Ticket #${id} is resolved.`,
    commented: (id) => `The comment on ticket #${id} is added.`,
    resolvedBy: (name) => `Resolved in Slack: ${name}.`,
    commentBy: ({ name, text }) => `${name} (Slack): ${text}`,
    status: { new: "new", open: "open", pending: "pending", solved: "solved", closed: "closed" },
    priority: { urgent: "urgent", high: "high priority", medium: "medium priority", low: "low priority" },
  },
  ru: {
    customer: "Клиент",
    done: {
      take: "Чат ваш: пишите в этой ветке.",
      edit_draft: "Напишите в этой ветке: !edit и ваш текст. Он уйдёт клиенту вместо черновика.",
      discard_draft: "Отклонено. Чат ваш: пишите в этой ветке.",
      grant_price: "Напишите в окне, которое открылось.",
      change_order: "Напишите в окне, которое открылось.",
    },
    howToEdit: "Чтобы изменить слова, нажмите «Изменить» или напишите в этой ветке !edit и новый текст.",
    notMember: "Отвечать клиентам могут только люди магазина из этого канала.",
    deletedTooLate: "Клиент уже получил это сообщение: из его чата оно не исчезло.",
    deleteOwn: "Сообщения людей в ветке этого клиента бот удалить не может: удалите их, пожалуйста, сами.",
    onlyInChannel: "Эта команда работает в канале магазина.",
    noHelpdesk: "Хелпдеск не настроен, поэтому обращений нет.",
    noTickets: "Таких обращений нет.",
    failed: "Сейчас не получилось. Попробуйте ещё раз через минуту.",
    view: "Детали",
    resolve: "Решено",
    comment: "Добавить комментарий",
    earlier: "Назад",
    later: "Дальше",
    loading: "Загрузка…",
    details: "Обращение",
    close: "Закрыть",
    send: "Добавить",
    say: "Записать",
    text: "Комментарий (его видят только свои)",
    sure: "Закрыть обращение как решённое?",
    yes: "Да",
    no: "Нет",
    asked: { grant_price: "Цена для клиента", change_order: "Изменение заказа" },
    resolved: (id) => `Обращение #${id} решено.`,
    commented: (id) => `Комментарий к обращению #${id} добавлен.`,
    resolvedBy: (name) => `Решено в Slack: ${name}.`,
    commentBy: ({ name, text }) => `${name} (Slack): ${text}`,
    status: { new: "новое", open: "открытое", pending: "ожидает", solved: "решённое", closed: "закрытое" },
    priority: { urgent: "срочное", high: "высокий приоритет", medium: "средний приоритет", low: "низкий приоритет" },
  },
};
