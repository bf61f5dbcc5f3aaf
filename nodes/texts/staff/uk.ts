import type { Texts } from "../shape.ts";

export const staff: Texts["staff"] = {
  reasons: {
    person: "клієнт просить людину",
    complaint: "скарга",
    return_or_refund: "повернення або обмін",
    wrong_or_damaged_item: "не той або пошкоджений товар",
    order_change: "зміна замовлення",
    order_problem: "проблема із замовленням",
    payment_problem: "проблема з оплатою",
    product_question: "запитання про товар",
    photo_or_measurement: "фото або заміри товару",
    wholesale: "опт",
    partnership_or_job: "співпраця або робота",
    privacy: "персональні дані клієнта",
    delivery_elsewhere: "доставка в інше місце або в інший спосіб",
    safety: "УВАГА: загроза життю або здоров'ю",
    abuse: "образи",
    spam: "спам",
    policy: "відповідь помічника тричі не пройшла перевірку",
    failed: "помічник не зміг відповісти",
    other: "інше запитання до людини",
  },
  alarms: { self_harm: "УВАГА: можлива загроза життю клієнта", threat: "погрози", minor: "неповнолітній клієнт" },
  oneMore: ({ reason, wanted, text }) =>
    [
      `Людину вже кликали, тепер ще: ${reason}`,
      ...(wanted === null ? [] : [wanted]),
      ...(text === "" ? [] : [text]),
    ].join("\n"),
  meanwhile: "Поки клієнт чекав на людину:",
  suggested: ({ text }) => `Клієнту не надіслано, бо чат у людини. Помічник сказав би: ${text}`,
  handoff: ({ reason, brief }) => `Потрібна людина: ${reason}\n${brief}`,
  proof: ({ number, due, customer, earlier }) =>
    [
      `Перевірте оплату: замовлення ${number}, ${due}, ${customer}`,
      ...(earlier.length === 0 ? [] : [`Раніше виставлено: ${earlier.join("; ")}`]),
    ].join("\n"),
  proofAdded: ({ number }) => `Ще до перевірки оплати: замовлення ${number}`,
  outdated: ({ number }) => `Це рішення не враховано: той рахунок уже не відкрито. Зараз відкрито рахунок: ${number}.`,
  secondPerson: ({ number, due, by, above }) =>
    `Замовлення ${number}, ${due}: оплату підтвердили (${by}). Понад ${above} її має підтвердити ще одна людина.`,
  notSurelyTwo: ({ number, by }) =>
    `Замовлення ${number}: підтвердження (${by}) не рахується як підтвердження другої людини. Потрібен хтось інший; хто є хто, записано в people.known у налаштуваннях.`,
  nothingToUndo: ({ number }) =>
    `Тут немає підтвердження оплати, яке можна скасувати. Зараз у цьому чаті рахунок: ${number}.`,
  undoTooLate: ({ number, minutes, by }) =>
    `Замовлення ${number}: підтвердження оплати хотіли скасувати (${by}), але на це є лише ${minutes} хв. Нічого не змінено. Вирішіть це з клієнтом і в CRM.`,
  undoNotTheirs: ({ number, by }) =>
    `Замовлення ${number}: ${by} не може скасувати це підтвердження. Це може той, хто підтвердив, або власник. Нічого не змінено.`,
  confirmationUndone: ({ number, by }) =>
    `Замовлення ${number}: перше підтвердження скасовано (${by}). Оплата чекає на перевірку, як і раніше.`,
  paymentUndone: ({ number, by, isNowhere }) =>
    [
      `Замовлення ${number}: підтвердження оплати скасовано (${by}). Вона знову чекає на перевірку, клієнту про це сказано.`,
      isNowhere
        ? "У CRM замовлення ще не було, і тепер воно туди не піде."
        : "Замовлення і його статус уже можуть бути в CRM: скасуйте його й поверніть статус там вручну.",
    ].join("\n"),
  message: ({ text }) => `Клієнт пише: ${text}`,
  corrected: ({ text }) => `Клієнт виправив повідомлення: ${text}`,
  unread: ({ kinds }) => `Клієнт надіслав те, чого помічник не може прочитати: ${kinds}`,
  fileKinds: {
    photo: "фото",
    document: "документ",
    voice: "голосове повідомлення",
    video: "відео",
    location: "місце на карті",
    contact: "контакт",
    sticker: "наліпка",
  },
  filesLeftOut: ({ files }) => `⚠️ Файли клієнта, яких тут немає: ${files.join("; ")}`,
  whyLeftOut: {
    over_limit: "файлів забагато, або вони разом завеликі",
    too_big: "завеликий",
    gone: "його вже немає в каналі",
    later: "його не вдалося отримати або передати",
    refused: "служба підтримки його не прийняла",
  },
  receipt: ({ amount, payee, fits }) =>
    `На квитанції: ${[amount ?? "суму не прочитано", ...(payee === null ? [] : [payee])].join(", ")}${fits ? "" : ". УВАГА: не збігається з рахунком"}`,
  decideByCommand: ({ conversationId }) =>
    `Рішення дає команда: deskgraph payment confirm ${conversationId} (гроші є) або deskgraph payment reject ${conversationId} (грошей немає).`,
  paidOutdated: ({ amount, chargeId }) =>
    `Надійшла оплата ${amount} за рахунком, який уже не відкрито (платіж ${chargeId}). Зарахуйте її або поверніть.`,
  paidTwice: ({ amount, number, chargeId }) =>
    `Замовлення ${number} оплачено ДВІЧІ: надійшло ще ${amount} (платіж ${chargeId}). Замовлення враховано один раз; поверніть другу оплату.`,
  refunded: ({ amount, chargeId }) => `Повернено ${amount} (платіж ${chargeId}).`,
  left: "Клієнт заблокував бота: повідомлення до нього не доходять, доки він не напише сам.",
  effects: {
    "crm.first_touch": "пошук чату в CRM",
    "crm.status": "статус чату в CRM",
    "crm.assign": "менеджер чату в CRM",
    "crm_chat.read": "читання чату в CRM",
    "crm.note": "примітка в чаті CRM",
    "crm.order": "замовлення в CRM",
    "ticket.open": "звернення в службі підтримки",
    "ticket.note": "примітка до звернення",
    "ticket.close": "закриття звернення",
    "pay_link.make": "посилання на оплату",
    "pay_link.look": "перевірка оплати за посиланням",
    "pay_link.close": "закриття посилання на оплату",
    "pay_link.give_back": "повернення грошей за посиланням",
    "reply.send": "повідомлення клієнтові",
  },
  undelivered: ({ what, detail, key }) =>
    `Не вдалося: ${what}. ${detail}\nПовторити: deskgraph outbox replay ${key.slice(0, 12)}`,
  locked: ({ detail }) => `Усе для цього сервісу чекає. ${detail}`,
  modelLimit: ({ time }) =>
    `Бюджет магазину на помічника вичерпано до ${time}. До того часу кожного клієнта, який пише, передаємо людині. Якщо це не атака, збільште modelLimits у налаштуваннях.`,
  closedBy: ({ name }) => `Закрито: ${name}.`,
  alarm: ({ reason, text }) => `${reason}: ${text}`,
  lacking: ({ number, lines }) =>
    [
      `Замовлення ${number}: товару не вистачає.`,
      ...lines.map(({ title, wanted, left }) => `• ${title}: треба ${wanted}, вільно ${left}`),
      "Рахунок чекав довше, ніж ми тримаємо товар, або в каталозі тепер інше число. Домовтеся, будь ласка, з клієнтом.",
    ].join("\n"),
  order: ({ number, paid, total }) => `Оплачено ${paid} (разом ${total}): замовлення ${number}`,
  erased: ({ crmChat, lines }) =>
    [
      "Дані клієнта стерто. Зітріть у себе те, що не мусите зберігати: у CRM, у службі підтримки, у цьому чаті.",
      ...(crmChat === null ? [] : [`Чат у CRM: ${crmChat}`]),
      ...(lines.length === 0
        ? ["Відкритих справ не лишилося."]
        : ["Лишилися відкритими:", ...lines.map((line) => `– ${line}`)]),
    ].join("\n"),
  erasedTicket:
    "Дані клієнта стерто. Те, що тут написано, до клієнта вже не дійде. Зітріть у себе те, що не мусите зберігати, і закрийте звернення.",
  ticketOfAnother: ({ helpdesk, ticketId }) =>
    `У звернення ${ticketId} (${helpdesk}) тепер інший клієнт. Те, що там написано, більше не доходить до клієнта з цього чату, а його слова туди не потрапляють: для них є інше звернення.`,
  open: {
    orderWaits: ({ number, key, isDead }) =>
      isDead
        ? `замовлення ${number} оплачено, але CRM його не прийняла. Повторити: deskgraph outbox replay ${key}`
        : `замовлення ${number} оплачено і ще не дійшло до CRM. Ім'я та адреса зберігаються, доки не дійде.`,
    orderMissing: ({ number, amount }) =>
      `за рахунком ${number} надійшли гроші${amount === null ? "" : ` (${amount})`}, а замовлення немає. Оформіть його або поверніть гроші.`,
    paymentUnchecked: ({ number, amount }) =>
      `клієнт каже, що оплатив рахунок ${number} (${amount}). Перевірте, чи є гроші.`,
    wordsWait: ({ what, reason }) => `не дійшло до служби підтримки: ${what}${reason === null ? "" : ` (${reason})`}.`,
    ticketOpen: ({ helpdesk, ticketId }) => `відкрите звернення ${ticketId} (${helpdesk}).`,
  },
  bill: { awaiting_proof: "чекає на оплату", awaiting_confirmation: "оплату перевіряє менеджер", paid: "оплачено" },
  brief: {
    customer: "Клієнт",
    wanted: "Чого хоче (словами помічника)",
    cart: "Кошик",
    order: "Замовлення",
    said: "Клієнт написав",
    stopped: "Відповідь AI, яку зупинила перевірка",
    nothingSaid: "без тексту",
    unknown: "ім'я не названо",
  },
};
