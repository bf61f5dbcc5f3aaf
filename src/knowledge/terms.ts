import { normalise } from "../core/reading/normalise.ts";
import { meaningOf } from "./meanings.ts";
import { stem } from "./stem.ts";

/** Words that stand in any question and say nothing about what is asked. */
const empty = new Set(
  (
    "а або але б би бути в вам вас ваш ваша ваше ваші ви від він вона вони воно все всі да де для до дуже же з за зі і й " +
    "із його її їх до коли куди мене мені ми може можна можу мій на над нам нас наш не ні ну о об один під по при про " +
    "та так також те ти то тут у хто це цей ця ці цю чи чим чого чому шо що щоб щось як яка яке який які якщо є " +
    "без бы вас вы где да его если есть еще ещё и из или их к как какая какой какие когда ли меня мне можно мы на нас не " +
    "нет них но о он она они от по почему при с со так такой там то только у уже чем что чтобы эта это этот я " +
    "a an and any are as at be been by can could do does for from have has how i if in is it its me my no not of on or our " +
    "please so that the their there they this to was we what when where which who why will with would you your " +
    "добрий день вітаю привіт здравствуйте привет hello hi будь ласка пожалуйста скажіть скажите підкажіть подскажите " +
    "дякую спасибо thanks хочу хотіла хотів want мати маєте имеете"
  ).split(" "),
);

/** The words of a text by which it is found: without the empty ones, each as its stem or its meaning. */
export function termsOf(text: string): string[] {
  const words = normalise(text, { bareLetters: true, yoAsYe: true }).match(/\p{L}[\p{L}']*|\p{N}+/gu) ?? [];
  return words.flatMap((word) => {
    if (empty.has(word) || (word.length < 2 && !/\p{N}/u.test(word))) return [];
    const root = stem(word.replaceAll("'", ""));
    return [meaningOf(root) ?? root];
  });
}
