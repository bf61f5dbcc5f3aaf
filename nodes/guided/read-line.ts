import { type DeliveryField, missingDelivery, type Offer, readOffer } from "../../src/core/index.ts";
import { writtenPhrase } from "../../src/core/reading/phrase.ts";
import { readField } from "../sale/read-field.ts";
import type { Situation } from "../tools/situation.ts";

export type Data = Readonly<Partial<Record<DeliveryField, string>>>;

/** What a line comes to without a model. */
export type Line =
  | { readonly is: "choice"; readonly offer: Omit<Offer, "label"> }
  | { readonly is: "data"; readonly data: Data }
  /** An answer to our question that could not be read. */
  | { readonly is: "unread"; readonly field: DeliveryField; readonly isRepeated: boolean };

export interface Asked {
  readonly offers: readonly Offer[];
  readonly asks?: DeliveryField | undefined;
  /** What the order still needs. */
  readonly missing?: readonly DeliveryField[];
  /** The customer sees the offers with numbers. */
  readonly isNumbered: boolean;
  /** It was asked once more already. */
  readonly isRepeated?: boolean;
}

/** Longer than any label of ours is no choice. */
const longestLine = 120;

/** What stands on the button; undefined for a button that is not ours to read. */
export const readPress = (data: string): Line | undefined => {
  const offer = readOffer(data);
  return offer && { is: "choice", offer };
};

/** A line that can mean only one thing, whoever answers otherwise: our field, our number, our words. */
export function readPlainLine(text: string, asked: Asked): Line | undefined {
  const said = text.trim();
  if (said.length > longestLine) return undefined;
  const data = asked.asks === undefined ? undefined : answerTo(asked.asks, said, asked.missing ?? []);
  if (data !== undefined) return { is: "data", data };
  const offer = offerByNumber(said, asked) ?? offerByLabel(said, asked.offers);
  return offer && { is: "choice", offer };
}

/** What a line probably means, where nobody else can answer it. */
export function readHopefully(text: string, asked: Asked, situation: Situation): Line | undefined {
  const plain = readPlainLine(text, asked);
  if (plain !== undefined || text.trim().length > longestLine) return plain;
  const offer = offerBySize(text, asked.offers) ?? (yes.test(text) ? offerToAgree(asked.offers) : undefined);
  if (offer !== undefined) return { is: "choice", offer };
  const data = situation.draft.lines.length === 0 ? {} : dataIn(text, missingDelivery(situation.draft));
  if (Object.keys(data).length > 0) return { is: "data", data };
  if (paidWords.test(text) && situation.bill !== null)
    return { is: "choice", offer: { act: "paid", ids: [situation.bill.id] } };
  return asked.asks !== undefined && !text.includes("?")
    ? { is: "unread", field: asked.asks, isRepeated: asked.isRepeated === true }
    : undefined;
}

/** The datum that was asked for, or several where each part of the line is one; else the line says more than that. */
function answerTo(asks: DeliveryField, said: string, missing: readonly DeliveryField[]): Data | undefined {
  if (partsOf(said).length > 1) {
    const data = dataIn(said, missing);
    return Object.keys(data).length === partsOf(said).length ? data : undefined;
  }
  const value = readField(asks, said);
  return value === undefined ? undefined : { [asks]: value };
}

/** "2", "№ 2", "2." right after a numbered list; without numbers only the goods of a list have places. */
function offerByNumber(said: string, { offers, isNumbered }: Asked): Offer | undefined {
  const digits = /^(?:№|#)?\s?(\d{1,2})[.)]?$/.exec(said)?.[1];
  if (digits === undefined) return undefined;
  // A size that is written like a number outweighs the place in the list.
  const ofSize = offers.filter(({ act, label }) => act === "size" && numbersOf(label)[0] === digits);
  if (ofSize.length > 0) return ofSize[0];
  const offer = offers[Number(digits) - 1];
  return isNumbered || offer?.act === "show" ? offer : undefined;
}

const offerByLabel = (said: string, offers: readonly Offer[]): Offer | undefined =>
  offers.find(({ label }) => label.toLowerCase() === said.toLowerCase());

/** "122" is in "122-128". */
function offerBySize(text: string, offers: readonly Offer[]): Offer | undefined {
  const [wanted, ...more] = numbersOf(text);
  if (wanted === undefined || more.length > 1) return undefined;
  return offers.find(({ act, label }) => {
    const [from, to = from] = numbersOf(label.split("—")[0] ?? "");
    return act === "size" && from !== undefined && Number(from) <= Number(wanted) && Number(wanted) <= Number(to);
  });
}

const numbersOf = (text: string): string[] => text.match(/\d{1,3}/g) ?? [];

const yes = writtenPhrase(
  "так",
  "та",
  "ага",
  "угу",
  "да",
  "yes",
  "yeah",
  "yep",
  "ok",
  "ок",
  "окей",
  "добре",
  "хорошо",
  "гаразд",
  "беру",
  "додайте",
  "добавьте",
  "оформлюємо",
  "оформляем",
  "take it",
  "i'll take it",
);
const paidWords = writtenPhrase("оплати[влао]~", "сплати[вла]~", "заплати[вла]~", "оплачено", "paid");

/** What "yes" agrees to: the order that was shown, or the one thing that can be taken. */
function offerToAgree(offers: readonly Offer[]): Offer | undefined {
  const ways = offers.filter(({ act }) => act === "method");
  const agreeing = offers.filter(({ act }) => act === "order" || act === "add");
  const [first] = agreeing;
  return ways.length > 0 && first === undefined ? undefined : first;
}

const partsOf = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** "Олена Приклад, 067 000 00 00, Київ, відділення 5": each part for the first datum that it looks like. */
export function dataIn(text: string, missing: readonly DeliveryField[]): Data {
  const parts = partsOf(text);
  const data: { -readonly [Field in keyof Data]: Data[Field] } = {};
  for (const field of surestFirst.filter((each) => missing.includes(each))) {
    const at = parts.findIndex((part) => readField(field, part) !== undefined);
    if (at === -1) continue;
    const value = readField(field, parts[at] ?? "");
    if (value !== undefined) data[field] = value;
    parts.splice(at, 1);
  }
  return data;
}

/** A name could be a city's; digits tell a phone and a branch. */
const surestFirst: readonly DeliveryField[] = ["phone", "branch", "name", "city"];
