import type { DraftTexts } from "./shape.ts";

export const ru: DraftTexts = {
  waits: "Ответ займёт немного больше времени. Мы напишем вам здесь.",
  post: ({ asked, answer }) => `Клиент пишет:\n${asked}\n\nПомощник ответил бы:\n${answer}`,
  stopped: ({ asked, answer, why }) =>
    `Клиент пишет:\n${asked}\n\nПроверка остановила такой ответ помощника:\n${answer}\n\nПочему: ${why}.\n\nЕсли отправить, это будут ваши слова.`,
  suggested: ({ text }) =>
    `Клиенту не отправлено: сейчас без слова человека помощник ничего не пишет. Он написал бы:\n${text}`,
  decideByCommand: ({ id }) =>
    `Решает команда: deskgraph drafts send ${id} (отправить), deskgraph drafts edit ${id} --text "…" (отправить ваши слова) или deskgraph drafts discard ${id} (отклонить).`,
  faults: {
    price_unknown: "такой суммы нет в данных",
    sku_unknown: "такого артикула нет",
    link_unknown: "эта ссылка не магазина",
    account_number: "реквизиты отправляет только программа",
    order_unknown: "такого заказа нет",
    order_status_unbacked: "данные не говорят этого о заказе",
    payment_claim: "данные не говорят этого об оплате",
    discount: "такой скидки нет в данных",
    stock_claim: "наличие другое",
    goods_claim: "данные не говорят этого о товаре",
    terms_claim: "условия магазина этого не говорят",
    act_claim: "этого никто не сделал",
    secret_request: "такого у клиента не спрашивают",
    phone_number: "такого контакта магазин не публикует",
    promise: "этого никто не обещал",
    denies_being_ai: "помощник не человек",
    leak: "видны внутренние данные",
    too_long: "слишком длинный ответ",
    wrong_person: "это данные другого человека",
    foreign_script: "клиент не читает таким письмом",
  },
};
