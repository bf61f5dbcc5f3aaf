import type { Texts } from "../shape.ts";

export const staff: Texts["staff"] = {
  reasons: {
    person: "клиент просит человека",
    complaint: "жалоба",
    return_or_refund: "возврат или обмен",
    wrong_or_damaged_item: "не тот или повреждённый товар",
    order_change: "изменение заказа",
    order_problem: "проблема с заказом",
    payment_problem: "проблема с оплатой",
    product_question: "вопрос о товаре",
    photo_or_measurement: "фото или замеры товара",
    wholesale: "опт",
    partnership_or_job: "сотрудничество или работа",
    privacy: "персональные данные клиента",
    delivery_elsewhere: "доставка в другое место или другим способом",
    safety: "ВНИМАНИЕ: угроза жизни или здоровью",
    abuse: "оскорбления",
    spam: "спам",
    policy: "ответ помощника трижды не прошёл проверку",
    failed: "помощник не смог ответить",
    other: "другой вопрос к человеку",
  },
  alarms: {
    self_harm: "ВНИМАНИЕ: возможна угроза жизни клиента",
    threat: "угрозы",
    minor: "несовершеннолетний клиент",
  },
  oneMore: ({ reason, wanted, text }) =>
    [
      `Человека уже звали, теперь ещё: ${reason}`,
      ...(wanted === null ? [] : [wanted]),
      ...(text === "" ? [] : [text]),
    ].join("\n"),
  meanwhile: "Пока клиент ждал человека:",
  suggested: ({ text }) => `Клиенту не отправлено, потому что чат у человека. Помощник сказал бы: ${text}`,
  handoff: ({ reason, brief }) => `Нужен человек: ${reason}\n${brief}`,
  proof: ({ number, due, customer, earlier }) =>
    [
      `Проверьте оплату: заказ ${number}, ${due}, ${customer}`,
      ...(earlier.length === 0 ? [] : [`Раньше выставлено: ${earlier.join("; ")}`]),
    ].join("\n"),
  proofAdded: ({ number }) => `Ещё к проверке оплаты: заказ ${number}`,
  outdated: ({ number }) => `Это решение не учтено: тот счёт уже не открыт. Сейчас открыт счёт: ${number}.`,
  secondPerson: ({ number, due, by, above }) =>
    `Заказ ${number}, ${due}: оплату подтвердили (${by}). Свыше ${above} её должен подтвердить ещё один человек.`,
  notSurelyTwo: ({ number, by }) =>
    `Заказ ${number}: подтверждение (${by}) не считается подтверждением второго человека. Нужен кто-то другой; кто есть кто, записано в people.known в настройках.`,
  nothingToUndo: ({ number }) =>
    `Здесь нет подтверждения оплаты, которое можно отменить. Сейчас в этом чате счёт: ${number}.`,
  undoTooLate: ({ number, minutes, by }) =>
    `Заказ ${number}: подтверждение оплаты хотели отменить (${by}), но на это есть только ${minutes} мин. Ничего не изменено. Решите это с клиентом и в CRM.`,
  undoNotTheirs: ({ number, by }) =>
    `Заказ ${number}: ${by} не может отменить это подтверждение. Это может тот, кто подтвердил, или владелец. Ничего не изменено.`,
  confirmationUndone: ({ number, by }) =>
    `Заказ ${number}: первое подтверждение отменено (${by}). Оплата ждёт проверки, как и раньше.`,
  paymentUndone: ({ number, by, isNowhere }) =>
    [
      `Заказ ${number}: подтверждение оплаты отменено (${by}). Она снова ждёт проверки, клиенту об этом сказано.`,
      isNowhere
        ? "В CRM заказа ещё не было, и теперь он туда не попадёт."
        : "Заказ и его статус уже могут быть в CRM: отмените его и верните статус там вручную.",
    ].join("\n"),
  message: ({ text }) => `Клиент пишет: ${text}`,
  corrected: ({ text }) => `Клиент исправил сообщение: ${text}`,
  unread: ({ kinds }) => `Клиент прислал то, чего помощник не может прочитать: ${kinds}`,
  fileKinds: {
    photo: "фото",
    document: "документ",
    voice: "голосовое сообщение",
    video: "видео",
    location: "место на карте",
    contact: "контакт",
    sticker: "стикер",
  },
  filesLeftOut: ({ files }) => `⚠️ Файлы клиента, которых здесь нет: ${files.join("; ")}`,
  whyLeftOut: {
    over_limit: "файлов слишком много, или вместе они слишком большие",
    too_big: "слишком большой",
    gone: "его уже нет в канале",
    later: "его не удалось получить или передать",
    refused: "служба поддержки его не приняла",
  },
  receipt: ({ amount, payee, fits }) =>
    `На квитанции: ${[amount ?? "сумма не прочитана", ...(payee === null ? [] : [payee])].join(", ")}${fits ? "" : ". ВНИМАНИЕ: не совпадает со счётом"}`,
  decideByCommand: ({ conversationId }) =>
    `Решение даёт команда: deskgraph payment confirm ${conversationId} (деньги есть) или deskgraph payment reject ${conversationId} (денег нет).`,
  paidOutdated: ({ amount, chargeId }) =>
    `Пришла оплата ${amount} по счёту, который уже не открыт (платёж ${chargeId}). Зачтите её или верните.`,
  paidTwice: ({ amount, number, chargeId }) =>
    `Заказ ${number} оплачен ДВАЖДЫ: пришло ещё ${amount} (платёж ${chargeId}). Заказ учтён один раз; верните вторую оплату.`,
  refunded: ({ amount, chargeId }) => `Возвращено ${amount} (платёж ${chargeId}).`,
  left: "Клиент заблокировал бота: сообщения до него не доходят, пока он не напишет сам.",
  effects: {
    "crm.first_touch": "поиск чата в CRM",
    "crm.status": "статус чата в CRM",
    "crm.assign": "менеджер чата в CRM",
    "crm_chat.read": "чтение чата в CRM",
    "crm.note": "заметка в чате CRM",
    "crm.order": "заказ в CRM",
    "ticket.open": "обращение в службе поддержки",
    "ticket.note": "запись в обращении",
    "ticket.close": "закрытие обращения",
    "pay_link.make": "ссылка на оплату",
    "pay_link.look": "проверка оплаты по ссылке",
    "pay_link.close": "закрытие ссылки на оплату",
    "pay_link.give_back": "возврат денег по ссылке",
    "reply.send": "сообщение клиенту",
  },
  undelivered: ({ what, detail, key }) =>
    `Не удалось: ${what}. ${detail}\nПовторить: deskgraph outbox replay ${key.slice(0, 12)}`,
  locked: ({ detail }) => `Всё для этого сервиса ждёт. ${detail}`,
  modelLimit: ({ time }) =>
    `Бюджет магазина на помощника исчерпан до ${time}. До этого времени каждого клиента, который пишет, передаём человеку. Если это не атака, увеличьте modelLimits в настройках.`,
  closedBy: ({ name }) => `Закрыто: ${name}.`,
  alarm: ({ reason, text }) => `${reason}: ${text}`,
  lacking: ({ number, lines }) =>
    [
      `Заказ ${number}: товара не хватает.`,
      ...lines.map(({ title, wanted, left }) => `• ${title}: нужно ${wanted}, свободно ${left}`),
      "Счёт ждал дольше, чем мы держим товар, или в каталоге теперь другое число. Договоритесь, пожалуйста, с клиентом.",
    ].join("\n"),
  order: ({ number, paid, total }) => `Оплачено ${paid} (всего ${total}): заказ ${number}`,
  erased: ({ crmChat, lines }) =>
    [
      "Данные клиента стёрты. Сотрите у себя то, что не обязаны хранить: в CRM, в службе поддержки, в этом чате.",
      ...(crmChat === null ? [] : [`Чат в CRM: ${crmChat}`]),
      ...(lines.length === 0
        ? ["Открытых дел не осталось."]
        : ["Остались открытыми:", ...lines.map((line) => `– ${line}`)]),
    ].join("\n"),
  erasedTicket:
    "Данные клиента стёрты. То, что здесь написано, до клиента уже не дойдёт. Сотрите у себя то, что не обязаны хранить, и закройте обращение.",
  ticketOfAnother: ({ helpdesk, ticketId }) =>
    `У обращения ${ticketId} (${helpdesk}) теперь другой клиент. То, что там написано, больше не доходит до клиента из этого чата, а его слова туда не попадают: для них есть другое обращение.`,
  open: {
    orderWaits: ({ number, key, isDead }) =>
      isDead
        ? `заказ ${number} оплачен, но CRM его не приняла. Повторить: deskgraph outbox replay ${key}`
        : `заказ ${number} оплачен и ещё не дошёл до CRM. Имя и адрес хранятся, пока не дойдёт.`,
    orderMissing: ({ number, amount }) =>
      `по счёту ${number} пришли деньги${amount === null ? "" : ` (${amount})`}, а заказа нет. Оформите его или верните деньги.`,
    paymentUnchecked: ({ number, amount }) =>
      `клиент говорит, что оплатил счёт ${number} (${amount}). Проверьте, есть ли деньги.`,
    wordsWait: ({ what, reason }) => `не дошло до службы поддержки: ${what}${reason === null ? "" : ` (${reason})`}.`,
    ticketOpen: ({ helpdesk, ticketId }) => `открыто обращение ${ticketId} (${helpdesk}).`,
  },
  bill: { awaiting_proof: "ждёт оплаты", awaiting_confirmation: "оплату проверяет менеджер", paid: "оплачен" },
  brief: {
    customer: "Клиент",
    wanted: "Чего хочет (словами помощника)",
    cart: "Корзина",
    order: "Заказ",
    said: "Клиент написал",
    stopped: "Ответ AI, который остановила проверка",
    nothingSaid: "без текста",
    unknown: "имя не названо",
  },
};
