import type { KnownVariant } from "./known-variants.ts";
import { countedVariants } from "./price-tie.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { goodsAt, type Scene, traitsOfWord } from "./scene.ts";
import { minorOf } from "./text-evidence.ts";
import { clauseAround, keyOf, sentenceAround, wordsIn } from "./token-scan.ts";
import type { Violation } from "./violation.ts";

const stockWord =
  /^(?:є$|залишил|залишаєт|лишил|лишаєт|остал|остает|ест$|маємо|має$|наявн|налич|склад|left$|stock|have$|there|лежит|лежат|чекают|ждут)/u;
/** Pieces that are wanted, bought or counted in a cart are no stock. */
const cartWord =
  /^(?:дода|добав|кошик|корзин|замов|заказ|оформ|бер[еіу]|взяти|взят|хочете|хотите|потрібн|нужн|add|cart|order|buy|take|want|need|куп|поклад|полож|прибра|убра|раз)/u;
const pieceWord =
  /^(?:шт|штук|одиниц|единиц|пар[аиу]?$|пач(?:ок|к|ек)|упаков|баноч|банок$|банк[иу]$|пляш|бутыл|флакон|pcs?$|pieces?$|items?$|units?$|packs?$|bags?$|boxes$|bottles?$|jars?$|екземпляр|экземпляр)/u;
/** As many can be had: no more than there are. */
const offerWord = /^(?:можна$|можно$|зберем|собер|вистач|хват|знайд|найд|набер|can$|enough$)/u;
/** What may stand behind a count that has no unit: nothing, a mark, or the size that it is of. */
const endOfCount = /^(?:|[.,;!?)\n-]|на|у|в|in|і|та|и|and|а|але|но|left|розмір\p{L}*|размер\p{L}*)$/u;
const beforeCount =
  /^(?:є|ест|залишил|лишил|лишаєт|залишаєт|остал|остает|лише|тілки|толко|(?:в|у)сого|всего|ще$|еще$|їх$|их$|only|just|have|по$|[:-]$)/u;

const mostPieces = 99;

/** "На 128 є 3": of named goods or of a size that is named, as many as the catalogue holds. */
export function checkCounts(scene: Scene & { readonly numbers: readonly ReadNumber[] }, text: string): Violation[] {
  return scene.numbers.flatMap((number): Violation[] => {
    if (!isStockCount(scene, number)) return [];
    const known = costingSo(scene, number.at, countedVariants(scene, number.at)).flatMap(({ stock }) => stock ?? []);
    if (known.length === 0 || known.includes(number.value)) return [];
    if (isOffered(scene, number) && known.some((stock) => stock >= number.value)) return [];
    if (known.reduce((sum, stock) => sum + stock, 0) === number.value) return [];
    const found = text.slice(number.start, number.end);
    return [{ code: "stock_claim", found, why: `in stock: ${[...new Set(known)].slice(0, 6).join(", ")}` }];
  });
}

/** "Мило по 110 грн, є 5": a price in the sentence tells which of the goods that it speaks of. */
function costingSo({ tokens, numberAt, amountAt, focus }: Scene, at: number, meant: readonly KnownVariant[]) {
  const { from, to } = sentenceAround(tokens, at);
  const said = [...amountAt].flatMap((place) =>
    place >= from && place < to ? minorOf(numberAt.get(place)?.value ?? 0) : [],
  );
  const costing = (meant.length > 0 ? meant : focus).filter(({ prices }) => said.some((minor) => prices.has(minor)));
  return costing.length > 0 ? costing : meant;
}

const isOffered = ({ tokens }: Pick<Scene, "tokens">, { at }: Pick<ReadNumber, "at">): boolean =>
  wordsIn(tokens, clauseAround(tokens, at)).some((word) => offerWord.test(word));

const namesGoods = (scene: Scene, at: number): boolean => {
  const { from } = clauseAround(scene.tokens, at);
  return scene.tokens.slice(from, at).some((_, step) => goodsAt(scene, from + step).length > 0);
};

function isStockCount(scene: Scene, { role, value, at }: ReadNumber): boolean {
  const { tokens, numberAt } = scene;
  if ((role !== "count" && role !== "bare" && role !== "harmless") || value > mostPieces) return false;
  if (!Number.isInteger(value) || value < 1) return false;
  const next = keyOf(tokens[at + 1]);
  // "Штук п'ять" is some five.
  const isPieces = pieceWord.test(next) || pieceWord.test(keyOf(tokens[at - 1]));
  const isAlone =
    endOfCount.test(next) && !numberAt.has(at + 1) && (beforeCount.test(keyOf(tokens[at - 1])) || next === "left");
  const isOfMark = isOffered(scene, { at }) && traitsOfWord(scene, next).length > 0;
  if (!isPieces && !isAlone && !isOfMark) return false;
  if (keyOf(tokens[at - 1]) === "-" && numberAt.has(at - 2)) return false;
  const clause = wordsIn(tokens, clauseAround(tokens, at));
  const sentence = wordsIn(tokens, sentenceAround(tokens, at));
  if (sentence.some((word) => cartWord.test(word))) return false;
  if (isOffered(scene, { at })) return isPieces || isOfMark;
  const isMore = isAlone && /^(?:ще|еще)$/u.test(keyOf(tokens[at - 1])) && namesGoods(scene, at);
  return (
    isMore || clause.some((word) => stockWord.test(word)) || (isPieces && sentence.some((word) => stockWord.test(word)))
  );
}
