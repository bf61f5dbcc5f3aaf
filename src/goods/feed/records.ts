import { limits } from "../limits.ts";
import { UnreadableGoods } from "../unreadable-goods.ts";
import type { XmlReader } from "./xml.ts";

interface FeedField {
  /** Without a prefix: "g:price" is "price". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly fields: readonly FeedField[];
}

/** One good, or one category, of a feed. */
export interface FeedRecord extends FeedField {
  /** Which one of the file's goods it is, from 1; 0 for a category. */
  readonly number: number;
}

const goods = new Set(["offer", "item", "entry"]);
const kinds = new Set(["category"]);

const bareName = (name: string): string => name.slice(name.indexOf(":") + 1);

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly fields: FeedField[];
}

/** Goods and categories of a feed, one by one; everything else of it is passed over. */
export class RecordReader implements XmlReader {
  root = "";
  readonly #open: Open[] = [];
  #taken: FeedRecord[] = [];
  #number = 0;
  #depth = 0;
  #count = 0;

  open(written: string, attributes: Readonly<Record<string, string>>): void {
    const name = bareName(written);
    if (this.root === "") this.root = name;
    this.#depth += 1;
    if (this.#depth > limits.depth) throw new UnreadableGoods("its XML nests deeper than any list of goods");
    const isFirst = this.#open.length === 0;
    if (isFirst && !goods.has(name) && !kinds.has(name)) return;
    this.#count = isFirst ? 1 : this.#count + 1;
    if (this.#count > limits.fieldsOfOne) throw new UnreadableGoods(`${this.#now()} has more fields than any good`);
    this.#open.push({ name, attributes, text: "", fields: [] });
  }

  text(text: string): void {
    const last = this.#open.at(-1);
    if (last === undefined) return;
    last.text += text;
    if (last.text.length > limits.cellChars) {
      throw new UnreadableGoods(`${this.#now()}: "${last.name}" has more than ${limits.cellChars} letters`);
    }
  }

  close(): void {
    this.#depth -= 1;
    const done = this.#open.pop();
    if (done === undefined) return;
    const field = { ...done, text: done.text.trim() };
    const parent = this.#open.at(-1);
    if (parent !== undefined) {
      parent.fields.push(field);
      return;
    }
    const isGood = goods.has(field.name);
    if (isGood) this.#number += 1;
    this.#taken.push({ ...field, number: isGood ? this.#number : 0 });
  }

  /** What was read since this was asked last. */
  take(): readonly FeedRecord[] {
    const taken = this.#taken;
    this.#taken = [];
    return taken;
  }

  #now(): string {
    return `good ${this.#number + 1}`;
  }
}

export const textOf = ({ fields }: FeedField, ...names: readonly string[]): string => {
  for (const name of names) {
    const text = fields.find((each) => each.name === name && each.text !== "")?.text;
    if (text !== undefined) return text;
  }
  return "";
};

export const textsOf = ({ fields }: FeedField, ...names: readonly string[]): readonly string[] =>
  fields.flatMap(({ name, text }) => (names.includes(name) && text !== "" ? [text] : []));
