import { z } from "zod";

/**
 * Parts of the context as the model is told them, shorter than with each field named, and back. Every word of them is
 * paid for in every call.
 */

interface Now {
  readonly date: string;
  readonly weekday: string;
  readonly time: string;
  readonly is_open: boolean;
  readonly opens?: string;
}

/** "2026-01-14 wed 10:00, open", "2026-01-17 sat 21:30, closed until mon 09:00". */
export const toldNow = ({ date, weekday, time, is_open: isOpen, opens }: Now): string => {
  const state = isOpen ? "open" : opens === undefined ? "closed" : `closed until ${opens}`;
  return `${date} ${weekday} ${time}, ${state}`;
};

export function readNow(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const [, date, weekday, time, state = "", opens] =
    /^(\S+) (\S+) (\S+), (open|closed)(?: until (.+))?$/.exec(value) ?? [];
  return { date, weekday, time, is_open: state === "open", ...(opens === undefined ? {} : { opens }) };
}

/** Names as one line; as a list where one of them holds a comma. */
export const toldWords = (names: readonly string[]): string | readonly string[] =>
  names.some((name) => name.includes(",")) ? names : names.join(", ");

export const readWords = (value: unknown): unknown => (typeof value === "string" ? value.split(", ") : value);

interface Delivery {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly city?: string | undefined;
  readonly branch?: string | undefined;
}

/** The order may go to another person than the customer: the name says so. */
export const toldRecipient = ({ name, ...rest }: Delivery): Record<string, string | undefined> =>
  name === undefined ? rest : { recipient: name, ...rest };

const recipientSchema = z.looseObject({ recipient: z.string() });

export function readRecipient(value: unknown): unknown {
  const told = recipientSchema.safeParse(value);
  if (!told.success) return value;
  const { recipient: name, ...rest } = told.data;
  return { name, ...rest };
}

/** {id: title}; while one is being chosen {id: [title, and the words by which customers name it]}. */
export const toldMethods = (
  methods: readonly { readonly id: string; readonly title: string; readonly keywords: readonly string[] }[],
  isChoosing: boolean,
): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    methods.map(({ id, title, keywords }) => [id, isChoosing && keywords.length > 0 ? [title, ...keywords] : title]),
  );

const methodsSchema = z.record(z.string(), z.union([z.string(), z.tuple([z.string()], z.string())]));

export function readMethods(value: unknown): unknown {
  const told = methodsSchema.safeParse(value);
  if (!told.success) return value;
  return Object.entries(told.data).map(([id, words]) => {
    const [title, ...keywords] = typeof words === "string" ? [words] : words;
    return { id, title, keywords };
  });
}

/**
 * Titles with their prices; those of one name and price stand together: "Dress “Anna”, red / blue: 1190". What they
 * have in common ends at a comma.
 */
export function toldTitles(goods: readonly { readonly title: string; readonly price: string }[]): string[] {
  const groups = Map.groupBy(goods, ({ title, price }) => JSON.stringify([headOf(title), price]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rests = group.slice(1).map(({ title }) => title.slice(headOf(title).length).trim());
    return [`${[first.title, ...rests].join(" / ")}: ${first.price}`];
  });
}

/** Up to its last comma, with it. */
const headOf = (title: string): string => title.slice(0, title.lastIndexOf(",") + 1);
