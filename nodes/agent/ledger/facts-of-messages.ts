import type { BaseMessage } from "@langchain/core/messages";
import { clip } from "../../../src/core/index.ts";
import { readNumbers } from "../policy/read-numbers.ts";
import { readable } from "../policy/readable.ts";
import { minorOf } from "../policy/text-evidence.ts";
import type { Fact, Source } from "./ledger-state.ts";

/** A longer message of a customer's names more figures than an answer repeats. */
const maxReadChars = 1500;
const maxFigures = 30;
const maxStatementChars = 500;

/**
 * What a message says, by whose it is. The model's own words prove little: they were checked, so the sums in them are
 * right, and what they rest on is known already.
 */
export function factsOfMessage(message: BaseMessage): Fact[] {
  const { id, text } = message;
  if (id === undefined || text.trim() === "") return [];
  const plain = readable(text.slice(0, maxReadChars));
  if (message.getType() === "human") return [saidIn(id, plain)];
  if (message.getType() !== "ai") return [];
  if (message.name === "person")
    return [{ kind: "statement", source: personOf(message), text: clip(text, maxStatementChars) }];
  return isModels(id) ? amountsIn(plain, { by: "sum" }) : factsOfOwnWords(plain);
}

/** A reply's id is its turn and the node that spoke. */
const isModels = (id: string): boolean => /\/agent(?:\/|$)/.test(id);

const code = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{0,30}?\d(?:[\p{L}\p{N}]|[-_/](?=[\p{L}\p{N}])){0,40}/gu;
const name = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,}(?!\p{L})/gu;

const saidIn = (messageId: string, plain: string): Fact => ({
  kind: "said",
  messageId,
  values: firstOf(readNumbers(plain).numbers.flatMap(({ value, parts }) => [value, ...parts])),
  codes: firstOf(plain.match(code) ?? []),
  names: firstOf(plain.match(name) ?? []),
});

const firstOf = <T>(all: readonly T[]): T[] => [...new Set(all)].slice(0, maxFigures);

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function personOf({ additional_kwargs: more }: BaseMessage): Source {
  const [name, at] = [textOf(more["by"]), textOf(more["at"])];
  return { by: "person", ...(name === undefined ? {} : { name }), ...(at === undefined ? {} : { at }) };
}

const ownOrder = new RegExp(
  "(?:замовлен\\p{L}*|заказ\\p{L}*|orders?|рахун\\p{L}*|сч[её]т\\p{L}*|invoice)[ #:]{1,3}" +
    "(?<number>(?=[\\p{L}\\d-]{0,20}\\d)[\\p{L}\\d]{1,20}(?:-[\\p{L}\\d]{1,20}){0,3})",
  "giu",
);

/** A review, a bill, a confirmation. The price in a line of goods is the catalogue's, and may have changed since. */
function factsOfOwnWords(plain: string): Fact[] {
  const source: Source = { by: "product" };
  const sums = plain
    .split("\n")
    .filter((line) => !/[x×]\s?\d/u.test(line))
    .join("\n");
  return [
    ...[...plain.matchAll(ownOrder)].flatMap(({ groups }): Fact[] => {
      const number = groups?.["number"];
      return number === undefined ? [] : [{ kind: "order", source, number }];
    }),
    ...amountsIn(sums, source),
  ];
}

const amountsIn = (plain: string, source: Source): Fact[] =>
  readNumbers(plain).numbers.flatMap((number): Fact[] =>
    number.role === "amount" && number.currency !== undefined && number.value > 0
      ? [{ kind: "amount", source, minor: minorOf(number.value), role: "sum" }]
      : [],
  );
