import { type Catalogue, customerText, type Turn, sku as toSku } from "../../src/core/index.ts";
import type { FoundProduct } from "../sale/found-product.ts";
import { plainLine } from "./plain-line.ts";

/** The whole message: "напишіть, коли буде посилка" is about something else. */
const wish = new RegExp(
  "^(?:будь ласка |пожалуйста |please |ні |нет |no |тоді |тогда |then )*" +
    "(?:(?:на)?(?:пишіть|пиши|пишите)|скажіть|скажи|скажите|повідомте|повідом|сообщите|сообщи|дайте знати|дайте знать|" +
    "let me know|tell me|message me|notify me|write to me|write me)" +
    "(?: мені| мне)?(?: будь ласка| пожалуйста)? (?:коли|як|якщо|когда|как|если|when|if|once)" +
    "(?: (?:він|вона|воно|вони|це|цей|ця|знову|он|она|оно|они|это|снова|опять|it|this|it's|it is|is|gets|comes|they are))*" +
    " (?:буде|будуть|з'явиться|зʼявиться|з'являться|появиться|появляться|будет|будут|появится|появятся|" +
    "back|available|in stock)" +
    "(?: (?:знову|снова|опять|again|в наявності|у наявності|в наличии|in stock|розмір|размер|size|in|на|the|\\d{1,3}|" +
    "[-–]\\d{1,3}|\\d{1,3}-\\d{1,3}|будь ласка|пожалуйста|please))*$",
  "u",
);
const marks = /[.!?,…]+/g;
const longest = 100;

export const saysBackWish = (text: string): boolean => text.length <= longest && wish.test(plainLine(text, marks));

interface Seen {
  readonly shown: readonly FoundProduct[];
  readonly messages: readonly { getType(): string; readonly text: string }[];
}

/** They want to hear when goods that were shown to them are back. */
export const isBackWish = ({ shown }: Pick<Seen, "shown">, turn: Turn): boolean =>
  shown.length > 0 && saysBackWish(customerText(turn));

const mostMeant = 3;
const wordsBack = 4;

/**
 * What they wait for: the sold-out sizes of what was shown last, of these the size that they named last. Nothing where
 * it may be one of many.
 */
export function awaitedIn({ shown, messages }: Seen, shelf: Catalogue): readonly string[] {
  const products = shown.flatMap(({ variants }) => {
    const known = variants.map((variant) => shelf.bySku(toSku(variant.sku))?.product).find((one) => one !== undefined);
    return known === undefined ? [] : [known];
  });
  const soldOut = [...new Set(products)].flatMap(({ variants }) => variants.filter(({ stock }) => stock <= 0));
  const said = messages.filter((message) => message.getType() === "human").slice(-wordsBack);
  const named = said
    .map(({ text }) => soldOut.filter(({ size }) => size !== undefined && namesSize(text, size)))
    .findLast((fitting) => fitting.length > 0);
  const meant = named ?? soldOut;
  return meant.length > mostMeant ? [] : meant.map(({ sku }) => sku);
}

/** "122" names "116-122", and so does "118". */
function namesSize(text: string, size: string): boolean {
  const [low, high = low] = numbersIn(size);
  if (low === undefined || high === undefined)
    return text
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .includes(size.toLowerCase());
  return numbersIn(text).some((number) => number >= low && number <= high);
}

const numbersIn = (text: string): number[] => (text.match(/\d{1,3}/g) ?? []).map(Number);
