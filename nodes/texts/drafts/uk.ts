import type { DraftTexts } from "./shape.ts";

export const uk: DraftTexts = {
  waits: "Відповідь потребує трохи більше часу. Ми напишемо вам тут.",
  post: ({ asked, answer }) => `Клієнт пише:\n${asked}\n\nПомічник відповів би:\n${answer}`,
  stopped: ({ asked, answer, why }) =>
    `Клієнт пише:\n${asked}\n\nПеревірка зупинила таку відповідь помічника:\n${answer}\n\nЧому: ${why}.\n\nЯкщо надіслати, це будуть ваші слова.`,
  suggested: ({ text }) =>
    `Клієнтові не надіслано: зараз без слова людини помічник нічого не пише. Він написав би:\n${text}`,
  decideByCommand: ({ id }) =>
    `Вирішує команда: deskgraph drafts send ${id} (надіслати), deskgraph drafts edit ${id} --text "…" (надіслати ваші слова) або deskgraph drafts discard ${id} (відхилити).`,
  faults: {
    price_unknown: "такої суми немає в даних",
    sku_unknown: "такого артикулу немає",
    link_unknown: "таке посилання магазинові не належить",
    account_number: "реквізити надсилає лише програма",
    order_unknown: "такого замовлення немає",
    order_status_unbacked: "дані не кажуть цього про замовлення",
    payment_claim: "дані не кажуть цього про оплату",
    discount: "такої знижки немає в даних",
    stock_claim: "наявність інша",
    goods_claim: "дані не кажуть цього про товар",
    terms_claim: "умови магазину цього не кажуть",
    act_claim: "цього ніхто не зробив",
    secret_request: "таке в клієнта не питають",
    phone_number: "такого контакту магазин не публікує",
    promise: "цього ніхто не обіцяв",
    denies_being_ai: "помічник не людина",
    leak: "видно внутрішні дані",
    too_long: "задовга відповідь",
    wrong_person: "це дані іншої людини",
    foreign_script: "клієнт не читає таким письмом",
  },
};
