import { beginsIn } from "./claims/stems.ts";
import type { Evidence } from "./evidence.ts";
import { firstNames } from "./first-names.ts";
import type { Violation } from "./violation.ts";

const named = new RegExp(
  `(?<![\\p{L}])(?:${firstNames})\\p{Ll}{0,4}[^\\S\\n]+(?:\\p{Lu}\\p{Ll}+[^\\S\\n]+)?\\p{Lu}[\\p{Ll}'-]{2,}`,
  "gu",
);
const label =
  /(?<!\p{L})(?:отримувач\p{L}*|одержувач\p{L}*|покупець|покупниця|клієнт(?:ка)?|пі[бп]|ім'я|прізвище|адреса|получатель|покупатель|клиент(?:ка)?|фио|имя|фамилия|адрес|recipient|customer|client|full name|address|buyer)\s?(?::|-|—)\s?(?<value>[^\n,;.]{2,60})/giu;
const staff = [
  "менеджер консультант оператор колег адміністратор директор керівни власни бухгалтер майст кур'єр стиліст косметолог",
  "експерт спеціаліст коллег администратор руководител владел мастер курьер стилист эксперт специалист manager",
  "consultant colleague operator assistant expert stylist owner director supervisor",
]
  .flatMap((line) => line.split(" "))
  .map((word) => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}`)
  .join("|");
const givenName = `(?<name>(?:${firstNames})\\p{Ll}{0,4})(?![\\p{L}»"”])`;
const place =
  "(?:зі? (?:складу|підтримки|магазину|відділу|команди|служби)|со? склада|из (?:поддержки|магазина|отдела|команды)|from (?:the |our )?(?:support|warehouse|shop|store|team|office))";
const staffVerb =
  "(?:напише|зателефону\\p{L}*|передзвон\\p{L}*|відповість|підкаже|допоможе|підтверди\\p{L}*|перевір\\p{L}*|підбере|напишет|позвонит|перезвонит|ответит|подскажет|поможет|подтверди\\p{L}*|провер\\p{L}*|will (?:call|write|help|answer|check|contact))";
/** People of the shop by name: whether they exist only what they wrote in this chat tells. */
const staffNames = [
  `(?<!\\p{L})(?:(?:${staff})\\p{L}*|[Нн]аш\\p{L}{0,2}|[Oo]ur)\\s+${givenName}`,
  `(?<!\\p{L})${givenName}\\s+${place}`,
  `(?<!\\p{L})${givenName}\\s+(?:вам\\s+|вас\\s+)?${staffVerb}`,
  `(?<!\\p{L})${staffVerb}\\s+(?:вам\\s+|вас\\s+)?${givenName}`,
].map((source) => new RegExp(source, "gu"));
const anotherOne =
  /(?<!\p{L})(?:інш(?:а|ий|ої|ого|ому|ій|ою|им)|попередн(?:ій|я|ього|ьої)|друг(?:ой|ая|ого|ому)|предыдущ(?:ий|ая|его)|another|previous|other|last|одна|один|одній|одного|one)(?:\s+(?:of\s+(?:our|the)|наш\p{L}*|з\s+наших|из\s+наших|моя|моєї))?\s+(?:клієнт\p{L}*|покупц\p{L}*|покупниц\p{L}*|покупець|клиент\p{L}*|покупател\p{L}*|customers?|clients?|buyers?|shoppers?|замовниц\p{L}*)(?!\p{L})/iu;
const client =
  /(?<!\p{L})(?:[Кк]лієнт|[Кк]лиент|[Пп]окупниц|[Пп]окупател|[Пп]окупц|[Cc]ustomer|[Cc]lient)\p{L}*\s+(?<name>\p{Lu}\p{Ll}{2,})/gu;
const street =
  /(?<![\p{L}])(?:вул\.?|вулиц\p{L}+|просп\.?|проспект\p{L}*|провул\p{L}*|бульвар\p{L}*|ул\.|улиц\p{L}+|street|avenue|st\.)\s+(?<name>\p{Lu}[\p{L}'-]{2,})/gu;
const leadingStreet = /(?<!\p{L})(?<name>\p{Lu}[\p{L}'-]{2,40})\s+(?:street|avenue|st\.)(?!\p{L})/giu;

/** Names, addresses and stories of other people than this customer. */
export function checkPeople(text: string, evidence: Evidence): Violation[] {
  const { names, words, facts } = evidence;
  const known = [names, words, facts.quoted, facts.customerSaid];
  const isOwn = (found: string): boolean => {
    const parts = found.toLowerCase().match(/[\p{L}'-]{3,}/gu) ?? [];
    return parts.every((part) => known.some((text) => isWrittenIn(text, part)));
  };
  const people = [...text.matchAll(named)].map(([found]) => found);
  const labelled = [...text.matchAll(label)].flatMap(({ groups }) => groups?.["value"] ?? []);
  const byContext = [street, leadingStreet, client, ...staffNames].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.["name"] ?? []),
  );
  const foreign = [...people, ...labelled.filter(isPersonal), ...byContext].filter((found) => !isOwn(found));
  const story = /(?<!\p{L})(?:don't|can't|cannot|не (?:маю|можу|бачу|имею|могу|вижу))(?!\p{L})/iu.test(text)
    ? undefined
    : anotherOne.exec(text)?.[0];
  return [...foreign, ...(story === undefined ? [] : [story])].map((found) => ({ code: "wrong_person", found }));
}

/** Ukrainian and Russian names are inflected: the beginning of the word decides. */
const isWrittenIn = (known: string, word: string): boolean => {
  const stem = word.slice(0, Math.max(3, word.length - (word.length > 5 ? 2 : 1)));
  return beginsIn(known, stem) || beginsIn(inOneSpelling(known), inOneSpelling(stem));
};

/** "Ірина" and "Ирина" are one person. */
const inOneSpelling = (text: string): string =>
  text
    .replace(/[іиїы]/gu, "и")
    .replace(/[еєэё]/gu, "е")
    .replaceAll("ґ", "г")
    .replace(/['ьъ]/gu, "");

/** "Отримувач: ваше ім'я та прізвище" asks for data and names no person: names begin with a capital. */
const isPersonal = (value: string): boolean => /^\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+|\s*$)/u.test(value.trim());
