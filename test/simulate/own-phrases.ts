import type { LongTalk } from "./long-talk.ts";

interface OwnPhrases {
  /** Sentences of the product's code that one customer read twice. */
  readonly repeated: readonly string[];
  /** Messages that a phrase of the code was instead of an answer, of all that were sent. */
  readonly fixed: readonly string[];
  readonly sentCount: number;
}

/** What the sale itself shows, each when its moment comes: the order, the requisites, the word on a payment. */
const ofTheSale = /^(?:•|[^.!?:]{1,40}: \S)|(?:IBAN|грн|UAH)/u;

export function ownPhrases({ sent, byModel }: LongTalk): OwnPhrases {
  const isModels = (sentence: string): boolean => byModel.some((text) => text.includes(sentence));
  const own = sent.map(({ text }) => sentencesOf(text).filter((sentence) => !isModels(sentence)));
  const spoken = own.flat().filter((sentence) => !ofTheSale.test(sentence));
  return {
    repeated: [...new Set(spoken.filter((sentence, at) => spoken.indexOf(sentence) !== at))],
    // The word on a payment, on who answers and on help is no answer to anything: it stands for what was done.
    fixed: sent.flatMap(({ kind, text }) => (kind === "plain" && isFixed(text, isModels) ? [text] : [])),
    sentCount: sent.length,
  };
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");

/** No word of it is a model's, and it shows nothing of the sale either. */
const isFixed = (text: string, isModels: (sentence: string) => boolean): boolean =>
  sentencesOf(text).every((sentence) => !isModels(sentence) && !ofTheSale.test(sentence));
