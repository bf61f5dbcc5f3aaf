import type { Article, Named, StockSaid } from "../article.ts";
import type { Heads } from "../reading/heads.ts";
import { piecesOf } from "../reading/read-stock.ts";
import type { SheetRow } from "../table/sheet.ts";
import { addressesIn, cellOf, namedIn, partsOf, type TableFormat } from "./table-format.ts";

/** Each as today's template has it, then as files before 2025 have it. */
const names = {
  handle: ["URL handle", "Handle"],
  title: ["Title"],
  about: ["Description", "Body (HTML)"],
  vendor: ["Vendor"],
  type: ["Type"],
  category: ["Product category", "Product Category"],
  tags: ["Tags"],
  isPublished: ["Published on online store", "Published"],
  status: ["Status"],
  sku: ["SKU", "Variant SKU"],
  price: ["Price", "Variant Price"],
  before: ["Compare-at price", "Variant Compare At Price"],
  tracker: ["Inventory tracker", "Variant Inventory Tracker"],
  pieces: ["Inventory quantity", "Variant Inventory Qty"],
  goesOn: ["Continue selling when out of stock", "Variant Inventory Policy"],
  image: ["Product image URL", "Image Src"],
  own: ["Variant image URL", "Variant Image"],
} as const;
type Column = keyof typeof names;
const columns = Object.keys(names) as readonly Column[];

/** What the rows of a handle share: it stands in the first one, pictures in any. */
interface Model {
  readonly title: string;
  readonly about: string;
  readonly path: readonly string[];
  readonly tags: readonly string[];
  readonly facts: readonly Named[];
  readonly leftOut: string | undefined;
  readonly options: (string | undefined)[];
  readonly images: string[];
}

/** Shopify's list of products, in both generations of its heads. */
export const shopify: TableFormat = {
  name: "Shopify",
  score: (heads) =>
    heads.has(...names.handle) && heads.has(...names.price) && heads.has("Option1 name", "Title")
      ? columns.filter((each) => heads.has(...names[each])).length
      : 0,
  open: (heads) => {
    const models = new Map<string, Model>();
    const articles: (Article & { readonly handle: string })[] = [];
    const read = rowReader(heads, models);
    return {
      row: (row) => {
        const article = read(row);
        if (article !== undefined) articles.push(article);
      },
      // Pictures of a model stand in rows below its first article.
      end: () => articles.map(({ handle, ...rest }) => withImages(rest, models.get(handle)?.images ?? [])),
    };
  },
};

const withImages = (article: Article, shared: readonly string[]): Article => ({
  ...article,
  images: [...new Set([...article.images, ...shared])],
});

function rowReader(heads: Heads, models: Map<string, Model>) {
  const at = Object.fromEntries(columns.map((each) => [each, heads.at(...names[each])])) as Record<Column, number>;
  const options = [1, 2, 3].map((n) => ({ name: heads.at(`Option${n} name`), value: heads.at(`Option${n} value`) }));
  return (row: SheetRow): (Article & { handle: string }) | undefined => {
    const cell = (column: Column): string => cellOf(row, at[column]);
    const handle = cell("handle");
    const model = models.get(handle) ?? modelOf(cell);
    models.set(handle, model);
    model.images.push(...addressesIn(cell("image")));
    options.forEach(({ name }, place) => {
      model.options[place] = cellOf(row, name) || model.options[place];
    });
    const chosen = namedIn(options.map(({ value }, place) => [model.options[place] ?? "", cellOf(row, value)]));
    // A row with a picture alone.
    if (cell("price") === "" && chosen.length === 0 && cell("sku") === "") return undefined;
    // What has one variant has an option that says nothing.
    const told = chosen.filter(({ name, value }) => !(name === "Title" && value === "Default Title"));
    return { handle, ...articleOf({ row, cell, handle, model, told }) };
  };
}

const modelOf = (cell: (column: Column) => string): Model => ({
  title: cell("title"),
  about: cell("about"),
  path: cell("type") === "" ? partsOf(cell("category"), />/) : [cell("type")],
  tags: partsOf(cell("tags"), /,/),
  facts: namedIn([["Бренд", cell("vendor")]]),
  leftOut: leftOutFor(cell("status"), cell("isPublished")),
  options: [],
  images: [],
});

const leftOutFor = (status: string, isPublished: string): string | undefined =>
  /^(?:draft|archived|unlisted)$/i.test(status) || /^false$/i.test(isPublished) ? "not published" : undefined;

interface Of {
  readonly row: SheetRow;
  readonly cell: (column: Column) => string;
  readonly handle: string;
  readonly model: Model;
  readonly told: readonly Named[];
}

const articleOf = ({ row, cell, handle, model, told }: Of): Article => ({
  line: row.line,
  sku: cell("sku") || [handle, ...told.map(({ value }) => value)].join("-"),
  group: handle,
  title: { uk: model.title },
  description: { uk: model.about },
  path: model.path,
  keywords: model.tags,
  attributes: [...told, ...model.facts],
  images: addressesIn(cell("own")),
  price: cell("price"),
  before: cell("before"),
  stock: stockIn(cell),
  leftOut: model.leftOut,
});

/** Without a tracker nothing is counted; with "continue" it is sold when there is none. */
function stockIn(cell: (column: Column) => string): StockSaid {
  const pieces = Number(cell("pieces") || Number.NaN);
  const goesOn = /^(?:continue|true|yes)$/i.test(cell("goesOn"));
  if (cell("tracker") === "" || !Number.isInteger(pieces)) return { state: cell("tracker") === "" ? "in" : "unknown" };
  return pieces <= 0 && goesOn ? { state: "to_order" } : piecesOf(Math.max(0, pieces));
}
