import type { Article, StockSaid } from "../article.ts";
import { type Heads, headKey } from "../reading/heads.ts";
import { isTotal } from "../reading/is-total.ts";
import { stockInWords } from "../reading/read-stock.ts";
import type { SheetRow } from "../table/sheet.ts";
import { type HandmadeField, handmadeColumns, handmadeFields } from "./handmade-columns.ts";
import {
  addressesIn,
  cellOf,
  namedIn,
  partsOf,
  type ReadingOf,
  type TableFormat,
  type TableReader,
} from "./table-format.ts";

/** A list that somebody keeps by hand: any columns, several sizes in a cell, a name only in the first of its rows. */
export const handmade: TableFormat = {
  name: "a list of your own",
  score: (heads, of) => {
    const { at } = handmadeColumns(heads, of);
    if (at.title === undefined || at.price === undefined) return 0;
    const count = handmadeFields.filter((field) => at[field] !== undefined).length;
    // Who names columns means this list, whatever else it looks like.
    return Object.keys(of.columns).length > 0 ? 1_000 + count : count;
  },
  open: (heads, of) => openHandmade(heads, of),
};

/** What a row says by leaving it out: the same as the row above. */
interface Above {
  readonly title: string;
  readonly category: string;
  readonly sku: string;
  readonly price: string;
}

function openHandmade(heads: Heads, of: ReadingOf): TableReader {
  const { at, attributes, unread } = handmadeColumns(heads, of);
  const found: { readonly article: Article; readonly sizes: readonly string[]; readonly color: string }[] = [];
  let above: Above = { title: "", category: "", sku: "", price: "" };
  const read = (row: SheetRow): void => {
    const cell = (field: HandmadeField): string => cellOf(row, at[field]).replace(/\s+/g, " ");
    if (isHead(row, heads) || isTotal(cell("title")) || isTotal(cell("sku"))) return;
    const filled = row.cells.filter((each) => each !== "");
    // A line with one word in it is the heading of the lines below.
    if (filled.length === 1 && at.category === undefined) {
      above = { title: "", category: filled[0] ?? "", sku: "", price: "" };
      return;
    }
    above = withAbove(cell, above);
    if (above.title === "" && above.sku === "") return;
    const sizes = partsOf(cell("size"), /[,;/\n]+/);
    const article = { ...articleOf(row, cell, above), attributes: [] };
    const facts = attributes.map(({ place, name }) => [name, cellOf(row, place)] as const);
    found.push({ article: { ...article, attributes: namedIn(facts) }, sizes, color: cell("color") });
  };
  return { row: read, unread, end: () => withOwnSkus(found) };
}

/** Long lists repeat their heads. */
const isHead = ({ cells }: SheetRow, { written }: Heads): boolean =>
  cells.filter((cell, place) => cell !== "" && headKey(cell) === headKey(written[place] ?? "")).length > 2;

function withAbove(cell: (field: HandmadeField) => string, above: Above): Above {
  const isSame = cell("title") === "";
  const or = (field: keyof Above): string => cell(field) || (isSame ? above[field] : "");
  return { title: or("title"), category: cell("category") || above.category, sku: or("sku"), price: or("price") };
}

const articleOf = (
  row: SheetRow,
  cell: (field: HandmadeField) => string,
  above: Above,
): Omit<Article, "attributes"> => ({
  line: row.line,
  sku: above.sku,
  group: above.title.toLowerCase(),
  title: { uk: above.title, en: cell("title_en"), ru: cell("title_ru") },
  description: { uk: cell("description") },
  path: partsOf(above.category, /[/>]/),
  keywords: partsOf(cell("keywords"), /[,;|]/),
  images: addressesIn(cell("images")),
  url: addressesIn(cell("url"))[0] ?? "",
  price: above.price,
  before: cell("old_price"),
  currency: cell("currency"),
  stock: stockInWords(cell("stock")),
  ...(row.isHidden === true ? { notes: ["its line is hidden in the sheet"] } : {}),
});

type Found = { readonly article: Article; readonly sizes: readonly string[]; readonly color: string };

/** Sizes of one cell become articles, and what shares a SKU gets one of its own made of its colour and size. */
function withOwnSkus(found: readonly Found[]): readonly Article[] {
  const bySku = Map.groupBy(found, ({ article }) => article.sku);
  return found.flatMap(({ article, sizes, color }) => {
    const same = bySku.get(article.sku) ?? [];
    const isShared = sizes.length > 1 || (same.length > 1 && same.some((each) => each.article.group === article.group));
    const colours = new Set(same.map((each) => each.color));
    const base = article.sku || article.title.uk || "";
    return (sizes.length === 0 ? [""] : sizes).map((size) => ({
      ...article,
      attributes: [
        ...namedIn([
          ["Колір", color],
          ["Розмір", size],
        ]),
        ...article.attributes,
      ],
      ...(isShared || article.sku === ""
        ? { sku: skuOf([base, colours.size > 1 ? color : "", size]), notes: [...(article.notes ?? []), madeSku] }
        : {}),
      stock: sizes.length > 1 ? ofOne(article.stock) : article.stock,
    }));
  });
}

const madeSku = "it shares its SKU or has none, so one was made of it, its colour and its size";
const skuOf = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== "")
    .join("-")
    .replace(/\s+/g, "-");

/** A number beside several sizes says nothing of one of them. */
const ofOne = ({ state, days }: StockSaid): StockSaid => ({ state, ...(days === undefined ? {} : { days }) });
