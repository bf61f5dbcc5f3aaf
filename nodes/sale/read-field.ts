import type { DeliveryField } from "../../src/core/index.ts";
import { phoneOf } from "./phone.ts";

/** Longer than any of them is an explanation, not an answer. */
const longestChars = 80;

/** Said in any chat, and part of no name and no address. */
const words = new Set(
  [
    "добрий доброго добре день дня вечір вечора ранок ранку так ні ага угу гаразд будь ласка ще що як коли де чому я ви вас вам мені це зараз потім хочу можна не людину людина менеджера менеджер оператора оператор замовлення гроші зрозуміло",
    "добрый доброго доброе день утро вечер да нет хорошо ок окей пожалуйста еще ещё что как когда где почему я вы вас вам мне это сейчас потом хочу можно не человека человек менеджера заказ деньги понятно",
    "good morning evening day yes no ok okay please i you what when where why later now wait hello hi hey there not human person manager operator order money",
  ]
    .join(" ")
    .split(" "),
);
const stems = /^(вітаю|привіт|привет|здрав|дяку|спасиб|зачека|почека|подожд|thank)/iu;
/** What people ask of others or want to do, and not what anything is called. */
const request = /([бвгджзйклмнпрстфхцчшщ]те|іть|ите|айся|ати|ити|ать|ить)$/iu;
const settlement = /^(?:м|м\.|місто|г|г\.|город|с|с\.|село|смт|смт\.|пгт|city|town)\s+/iu;
const office = /№|#|пошт|почт|відд|отд|склад|пункт|branch|office|locker|post|np|нп/iu;

/** What the customer answered to a question about one field; undefined when it does not look like an answer to it. */
export function readField(field: DeliveryField, said: string): string | undefined {
  const text = said.trim().replace(/\s+/g, " ");
  if (text === "" || text.includes("?")) return undefined;
  switch (field) {
    case "phone":
      return [text, ...(text.match(/\+?[\d\s().-]{9,20}/g) ?? [])].map(phoneOf).find((phone) => phone !== undefined);
    case "name":
      return isPlain(text) && /^\p{L}[\p{L}'’ʼ.-]+(?: \p{L}[\p{L}'’ʼ.-]*){1,3}$/u.test(text) ? text : undefined;
    case "city": {
      const name = text.replace(settlement, "");
      return isPlain(name) && /^\p{L}[\p{L}'’ʼ.-]+(?: \p{L}[\p{L}'’ʼ.-]+){0,2}$/u.test(name) ? name : undefined;
    }
    case "branch": {
      const isNumber = /^№?\s*\d{1,5}$/u.test(text);
      const isNamed = text.length <= longestChars && office.test(text) && /\d/.test(text);
      return (isNumber || isNamed) && phoneOf(text) === undefined ? text : undefined;
    }
  }
}

const isPlain = (text: string): boolean =>
  text.length <= longestChars &&
  text
    .toLowerCase()
    .split(/[\s,.!]+/)
    .every((word) => !words.has(word) && !stems.test(word) && !request.test(word));
