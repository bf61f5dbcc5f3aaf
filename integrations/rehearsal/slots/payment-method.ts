import type { AgentContext } from "../../../nodes/agent/context.ts";
import { pattern } from "../pattern.ts";

type Method = AgentContext["payment_methods"][number];

/** Words customers use whatever the shop wrote into its config: all of it at once, or a part now and the rest later. */
const whole = pattern(`
  повн~, полн~, вся сума, всю суму, вся сумма, всю сумму, full, in full, whole amount, одразу все, 100%
`);
const part = pattern(`
  передоплат~, передплат~, предоплат~, аванс~, завдаток, задаток, наклад~, налож~, при отриманні, під час отримання, при получении, післяплат~,
  зараз частину, частину зараз, часть сейчас, сейчас часть, prepay~, prepayment, deposit, advance, cash on delivery, cod
`);

/** Words for paying at all: "оплатила" names no method, though one is called "повна оплата". */
const paying = pattern("оплат~, сплат~, заплат~, плат~, pay, pays, paying, paid, payment, payments");

const stemOf = (word: string): string => (word.length > 5 ? `${word.slice(0, Math.max(5, word.length - 3))}~` : word);
const longWordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}'-]{4,}/gu) ?? [];

/** The method a customer names, when exactly one is meant. */
export function readPaymentMethod(text: string, methods: readonly Method[]): string | undefined {
  const byKeyword = methods.filter(({ keywords }) =>
    keywords.some((keyword) => pattern(`${keyword.trim()}~`).test(text)),
  );
  if (byKeyword.length === 1) return byKeyword[0]?.id;
  const byHabit = [whole, part].flatMap((words) =>
    words.test(text)
      ? methods.filter(({ id, title, keywords }) => words.test([id.replaceAll("_", " "), title, ...keywords].join(" ")))
      : [],
  );
  if (byHabit.length === 1) return byHabit[0]?.id;
  const byTitle = methods.filter(({ title }) => {
    // Words that every method has ("оплата") tell nothing apart.
    const telling = longWordsIn(title).filter(
      (word) => !paying.test(word) && !methods.every((other) => pattern(stemOf(word)).test(other.title)),
    );
    return telling.some((word) => pattern(stemOf(word)).test(text));
  });
  return byTitle.length === 1 ? byTitle[0]?.id : undefined;
}
