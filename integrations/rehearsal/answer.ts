import { detectLanguage, labelOf } from "../../src/core/index.ts";
import { answerSearch } from "./answer-search.ts";
import { isHandedOn } from "./calls.ts";
import { cartNow, isField, nextNeeded } from "./cart-words.ts";
import { kindsOf } from "./kinds-of.ts";
import { amount, openText } from "./listing.ts";
import { planOrder } from "./order-plan.ts";
import { spokenLanguages } from "./phrases.ts";
import type { Situation } from "./situation.ts";
import { smallTalk } from "./small-talk.ts";
import { answersOf, failed } from "./tool-steps.ts";

/** What is said once every tool that was needed has answered. */
export function answer(situation: Situation): string {
  const { context, heard, words } = situation;
  if (heard.isOtherLanguage) return spokenLanguages;
  const text = isHandedOn(situation) ? handoverText(situation) : mainText(situation);
  // The answer to "are you a bot" introduces itself.
  if (!context.first_contact || text === words.bot({ persona: context.shop.persona })) return text;
  const introduction = words.introduction({ persona: context.shop.persona, shop: context.shop.name });
  return `${introduction}\n${text === "" ? words.lookingFor(kindsOf(context)) : text}`;
}

function handoverText({ steps, words }: Situation): string {
  if (answersOf(steps, "call_person").length > 0) return words.personCalled;
  return answersOf(steps, "payment_sent").length > 0 ? words.proofPassed : words.accepted;
}

function mainText(situation: Situation): string {
  const { context, steps, words } = situation;
  if (failed(steps)) {
    const why = context.bill?.status === "awaiting_confirmation" ? words.lockedWhileChecked : words.trouble;
    return `${why} ${words.questions.offer_person}`;
  }
  const parts = [...asides(situation), ...orderTexts(situation)];
  return parts.length > 0 ? parts.join("\n") : smallTalk(situation);
}

/** The answers to what is asked beside something that is done. */
export const asides = (situation: Situation): string[] => [
  ...(situation.heard.intents.has("discount") && answersOf(situation.steps, "change_cart").length > 0
    ? [situation.words.noDiscount]
    : []),
  ...lookUpTexts(situation),
];

/** Terms and orders, word for word as the tools gave them. */
function lookUpTexts(situation: Situation): string[] {
  const { steps, words, context } = situation;
  const info = answersOf(steps, "shop_info").flatMap(({ answer: { info: texts, pages: told } }) => [
    ...told.map(({ text }) => text),
    ...Object.values(texts).map(asSentence),
  ]);
  // The first is the best one; more of them would be an answer to something else, and so is one in another language.
  const pages = answersOf(steps, "search_knowledge").flatMap(({ answer: { passages } }) =>
    passages
      .filter(({ text }) => (detectLanguage(text) ?? context.language) === context.language)
      .slice(0, 1)
      .map(({ text }) => text),
  );
  const orders = answersOf(steps, "find_my_orders").flatMap(({ answer: { orders: all } }) => {
    // A bill that is not paid is no order yet.
    const found = all.filter(({ status }) => isStatus(status, words.statuses));
    if (found.length === 0)
      return [
        context.bill?.status === "awaiting_confirmation"
          ? words.beingChecked
          : `${words.noOrders} ${words.questions.offer_person}`,
      ];
    return found.slice(0, 3).map(({ number, status, lines, total, tracking }) =>
      words.order({
        number,
        status: isStatus(status, words.statuses) ? words.statuses[status] : status,
        lines: lines.join("; "),
        total: amount(total, situation),
        tracking: tracking ?? null,
      }),
    );
  });
  return [...info, ...pages, ...orders];
}

const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
const isStatus = <T extends object>(status: string, statuses: T): status is string & keyof T =>
  Object.hasOwn(statuses, status);

function orderTexts(situation: Situation): string[] {
  const { context, steps, words, heard } = situation;
  if (context.bill?.status === "awaiting_confirmation" && planOrder(situation) !== undefined) {
    return [`${words.lockedWhileChecked} ${words.questions.offer_person}`];
  }
  const changes = answersOf(steps, "change_cart");
  const plan = context.bill?.status === "awaiting_confirmation" ? undefined : planOrder(situation);
  const open = plan?.open ?? [];
  const searched = plan === undefined || (changes.length === 0 && open.every(({ kind }) => kind === "not_here"));
  const found = searched && !plan?.isNotInCart ? answerSearch(situation) : undefined;
  const problems = changes
    .flatMap(({ answer: { problems: some } }) => some.map((problem) => cartProblem(problem, situation)))
    .concat(tooFewTexts(situation));
  const refused = answersOf(steps, "set_delivery").flatMap(({ answer: { problems: some } }) =>
    some.flatMap(({ field }) => (isField(field) ? [words.deliveryProblem[field]] : [])),
  );
  // What was refused altogether left the cart as it was: then only the refusal is worth saying.
  const isChanged = changes.some(({ answer: { problems: some }, args }) => some.length < countOf(args));
  const isAskedFor = heard.intents.has("cart") && plan === undefined && context.cart.lines.length > 0;
  const parts = [
    ...(isChanged || isAskedFor ? [cartNow(situation)] : []),
    ...problems,
    ...(found !== undefined ? [found] : open.map((one) => openText(one, situation))),
    ...(plan?.isNotInCart ? [words.notInCart] : []),
    ...refused,
  ];
  const isAsking = problems.length > 0 || refused.length > 0 || open.length > 0 || found !== undefined;
  if (isAsking) return parts;
  const isCollecting = changes.length > 0 || answersOf(steps, "set_delivery").length > 0;
  const next = isCollecting || isAskedFor ? nextNeeded(situation) : "";
  if (parts.length === 0 && answersOf(steps, "set_delivery").length > 0)
    return [next === "" ? words.noted : `${words.noted} ${next}`];
  return next === "" ? parts : [...parts, next];
}

/** Others have bought what lies in the cart. */
const tooFewTexts = ({ steps, words }: Situation): string[] =>
  answersOf(steps, "checkout").flatMap(({ answer: { lines = [] } }) =>
    lines.map(({ title, left }) => words.onlyLeft({ label: title, count: left })),
  );

const countOf = ({ changes }: Readonly<Record<string, unknown>> & { readonly changes?: unknown }): number =>
  Array.isArray(changes) ? changes.length : 0;

function cartProblem(
  { sku, problem, stock }: { readonly sku: string; readonly problem: string; readonly stock?: number | undefined },
  { context, words, steps }: Situation,
): string {
  const articles = [
    ...answersOf(steps, "search_catalogue").flatMap(({ answer: { products } }) => products),
    ...context.shown,
  ];
  const article = articles.find(({ variants }) => variants.some((variant) => variant.sku === sku));
  if (problem !== "out_of_stock" || article === undefined) return words.unknownArticle;
  return words.onlyLeft({ label: labelOf(article), count: stock ?? 0 });
}
