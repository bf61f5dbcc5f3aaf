import type { Knows, WrittenCustomer } from "./written-customer.ts";

const usual: Readonly<Record<WrittenCustomer["language"], Knows>> = {
  uk: {
    name: "Олена Приклад",
    phone: "067 000 00 01",
    city: "Київ",
    branch: "відділення 5",
    method: "повна оплата",
    agrees: "так, усе вірно",
    picks: "обидва",
    paid: "оплатила",
  },
  ru: {
    name: "Елена Пример",
    phone: "067 000 00 02",
    city: "Одесса",
    branch: "отделение 7",
    method: "полная оплата",
    agrees: "да, всё верно",
    picks: "оба",
    paid: "оплатила",
  },
  en: {
    name: "Jane Example",
    phone: "+380 67 000 00 03",
    city: "Lviv",
    branch: "branch 9",
    method: "full payment",
    agrees: "yes, all correct",
    picks: "both",
    paid: "I have paid",
  },
  mixed: {
    name: "Ірина Приклад",
    phone: "0670000004",
    city: "Харків",
    branch: "відд 3",
    method: "повна",
    agrees: "да, все ок",
    picks: "обидва",
    paid: "оплатила, ловіть",
  },
};

export const whatTheyKnow = ({ language, knows }: WrittenCustomer): Knows => ({ ...usual[language], ...knows });

type Asked = "picks" | "name" | "phone" | "city" | "branch" | "method" | "agrees";

/** How a question for it looks, in any of the three languages. */
const asks: Readonly<Record<Asked, RegExp>> = {
  name: /ім.я|прізвищ|отримувач|имя|фамили|получател|\bname\b|recipient/iu,
  phone: /телефон|phone/iu,
  city: /міст[оі](?!»)|город(?!»)|\bcity\b|\btown\b/u,
  branch: /відділенн|поштомат|отделени|постамат|branch|parcel locker/iu,
  method: /спос[оі]б|(?:зручно|удобно|хочете|how).{0,30}(?:плат|pay)|передоплат|предоплат|prepay/iu,
  picks: /що з цього|что из этого|which of these/iu,
  agrees: /вірно|правильно|гаразд\?|верно|correct|all right\?|підтвер|подтвер|додати|добавить|\badd\b/iu,
};

/** Everything the last answer asks for, in one message; undefined where it asks for nothing that they know. */
export function answerTo(asked: string, customer: WrittenCustomer): string | undefined {
  const knows = whatTheyKnow(customer);
  const wanted = (["picks", "agrees", "method", "name", "phone", "city", "branch"] as const).filter((what) =>
    asks[what].test(asked),
  );
  // A review names the recipient; who agrees to it says no more than how they pay.
  const said = wanted.includes("agrees") ? wanted.filter((what) => what === "agrees" || what === "method") : wanted;
  if (wanted.includes("picks")) return knows.picks;
  return said.length === 0 ? undefined : said.map((what) => knows[what]).join(", ");
}
