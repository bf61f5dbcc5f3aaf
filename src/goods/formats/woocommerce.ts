import type { Article, Named, StockSaid } from "../article.ts";
import { type Heads, headKey } from "../reading/heads.ts";
import { stockOf } from "../reading/read-stock.ts";
import type { SheetRow } from "../table/sheet.ts";
import { addressesIn, cellOf, namedIn, type TableFormat } from "./table-format.ts";

/** Each as WooCommerce writes it in English, then as a Ukrainian and a Russian site do. */
const names = {
  id: ["ID"],
  type: ["Type", "Тип"],
  sku: ["SKU", "Артикул"],
  title: ["Name", "Назва", "Ім'я", "Имя"],
  isPublished: ["Published", "Опубліковано", "Опубликован"],
  about: ["Description", "Опис", "Описание"],
  brief: ["Short description", "Короткий опис", "Краткое описание"],
  isIn: ["In stock?", "В наявності?", "Наличие"],
  pieces: ["Stock", "Запас", "Запасы"],
  later: ["Backorders allowed?", "Дозволено передзамовлення?", "Возможен ли предзаказ?"],
  sale: ["Sale price", "Ціна розпродажу", "Акционная цена"],
  price: ["Regular price", "Звичайна ціна", "Базовая цена"],
  categories: ["Categories", "Категорії", "Категории"],
  tags: ["Tags", "Позначки", "Метки"],
  images: ["Images", "Зображення", "Изображения"],
  parent: ["Parent", "Батьківський", "Родительский"],
} as const;
type Column = keyof typeof names;
const columns = Object.keys(names) as readonly Column[];

const attributeName = new RegExp(
  `^(?:attribute|${headKey("Атрибут")}) \\d+ (?:name|${headKey("назва")}|${headKey("имя")})$`,
);

interface Model {
  readonly title: string;
  readonly about: string;
  readonly path: readonly string[];
  readonly tags: readonly string[];
  readonly images: readonly string[];
  readonly attributes: readonly Named[];
  readonly leftOut: string | undefined;
}
interface Row extends Model {
  readonly article: Article;
  readonly type: string;
  readonly parent: string;
}

/** WooCommerce's own export. */
export const woocommerce: TableFormat = {
  name: "WooCommerce",
  score: (heads) =>
    heads.has(...names.type) && heads.has(...names.price) && heads.has(...names.parent)
      ? columns.filter((each) => heads.has(...names[each])).length
      : 0,
  open: (heads) => {
    const rows: Row[] = [];
    const models = new Map<string, Model>();
    const read = rowReader(heads, models);
    return {
      row: (row) => void rows.push(read(row)),
      end: () => rows.flatMap((row) => articlesIn(row, models)),
    };
  },
};

function rowReader(heads: Heads, models: Map<string, Model>): (row: SheetRow) => Row {
  const at = Object.fromEntries(columns.map((each) => [each, heads.at(...names[each])])) as Record<Column, number>;
  const pairs = heads.matching(attributeName).map(({ at: name }) => ({ name, value: name + 1 }));
  return (row) => {
    const cell = (column: Column): string => cellOf(row, at[column]);
    const attributes = namedIn(pairs.map(({ name, value }) => [cellOf(row, name), cellOf(row, value)]));
    const of = { ...modelOf(cell), attributes: attributes.map((each) => ({ ...each, value: unescaped(each.value) })) };
    if (cell("type").includes("variable")) {
      models.set(`id:${cell("id")}`, of);
      if (cell("sku") !== "") models.set(cell("sku"), of);
    }
    return { ...of, type: cell("type"), parent: cell("parent"), article: articleOf(cell, row.line, of) };
  };
}

const modelOf = (cell: (column: Column) => string): Omit<Model, "attributes"> => ({
  title: cell("title"),
  about: (cell("about") || cell("brief")).replaceAll("\\n", "\n"),
  // Several categories stand beside each other; the first one is the shop's main one.
  path: (listed(cell("categories"))[0] ?? "").split(">").map((part) => part.trim()),
  tags: listed(cell("tags")),
  images: listed(cell("images")).flatMap(addressesIn),
  leftOut: cell("isPublished") === "1" || cell("isPublished") === "" ? undefined : "not published",
});

/** A comma inside a value is written "\,". */
const listed = (cell: string): readonly string[] =>
  cell
    .split(/(?<!\\),/)
    .map((part) => unescaped(part).trim())
    .filter((part) => part !== "");

const unescaped = (text: string): string => text.replaceAll("\\,", ",");

const articleOf = (cell: (column: Column) => string, line: number, of: Model): Article => ({
  line,
  sku: cell("sku") || `woo-${cell("id")}`,
  title: { uk: of.title },
  description: { uk: of.about },
  path: of.path,
  keywords: of.tags,
  attributes: of.attributes,
  images: of.images,
  price: cell("sale") || cell("price"),
  before: cell("sale") === "" ? "" : cell("price"),
  stock: stockOf(stateOf(cell), cell("pieces")),
  leftOut: of.leftOut,
});

function stateOf(cell: (column: Column) => string): StockSaid {
  if (/^(?:1|yes|так|да)$/i.test(cell("isIn"))) return { state: "in" };
  return /^(?:1|notify|yes)$/i.test(cell("later")) ? { state: "to_order" } : { state: "out", pieces: 0 };
}

/** A variation has its own SKU, price and values; everything else stands with its parent. */
function articlesIn(row: Row, models: ReadonlyMap<string, Model>): readonly Article[] {
  const { article, type, parent } = row;
  if (/variable|grouped|external/.test(type)) return [];
  if (!type.includes("variation")) return [article];
  const model = models.get(parent);
  if (model === undefined) return [{ ...article, notes: [`its parent "${parent}" is not in the file`] }];
  const own = new Set(article.attributes.map(({ name }) => name));
  const shared = model.attributes.filter(({ name, value }) => !own.has(name) && !value.includes(","));
  return [
    {
      ...article,
      group: parent,
      title: { uk: model.title },
      description: { uk: row.about || model.about },
      path: model.path,
      keywords: model.tags,
      attributes: [...article.attributes, ...shared],
      images: [...new Set([...article.images, ...model.images])],
      leftOut: model.leftOut ?? article.leftOut,
    },
  ];
}
