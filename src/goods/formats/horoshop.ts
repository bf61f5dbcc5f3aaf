import type { Article } from "../article.ts";
import { type Heads, headKey } from "../reading/heads.ts";
import { isPrivateColumn } from "../reading/private-column.ts";
import { stockInWords, stockOf } from "../reading/read-stock.ts";
import type { SheetRow } from "../table/sheet.ts";
import { addressesIn, cellOf, namedIn, partsOf, type TableFormat } from "./table-format.ts";

/** Each as the Russian cabinet writes it, then the Ukrainian one. */
const names = {
  sku: ["Артикул"],
  parent: ["Родительский артикул", "Батьківський артикул"],
  shown: ["Артикул для отображения на сайте", "Артикул для відображення на сайті"],
  variantUk: ["Название модификации (UA)", "Назва модифікації (UA)"],
  variantRu: ["Название модификации (RU)", "Назва модифікації (RU)"],
  uk: ["Название (UA)", "Назва (UA)", "Назва"],
  ru: ["Название (RU)", "Назва (RU)", "Название"],
  brand: ["Бренд"],
  path: ["Раздел", "Розділ"],
  price: ["Цена", "Ціна"],
  before: ["Старая цена", "Стара ціна"],
  currency: ["Валюта"],
  isShown: ["Отображать", "Відображати"],
  stock: ["Наличие", "Наявність"],
  image: ["Фото"],
  images: ["Галерея"],
  url: ["Ссылка", "Посилання"],
  aboutUk: ["Описание товара (UA)", "Опис товару (UA)"],
  aboutRu: ["Описание товара (RU)", "Опис товару (RU)"],
  pieces: ["Количество", "Кількість"],
} as const;
type Column = keyof typeof names;
const columns = Object.keys(names) as readonly Column[];

/** Of the shop system's own: no attributes of goods. */
const ofSystem = new RegExp(
  [
    "дополнительные разделы|додаткові розділи|обзор 360|огляд 360|алиас|аліас|дата |описание|опис|штрихкод",
    "код производителя|код виробника|seo|meta|html|title|keywords|h1|маркетплейс|export|експорт|порядок|гарант",
    "ярлык|ярлик|стикер|стікер|\\bid$",
  ].join("|"),
  "i",
);

/** Horoshop, as it exports .xlsx and .csv. Every other column of a shop is an attribute of its goods. */
export const horoshop: TableFormat = {
  name: "Horoshop",
  score: (heads) =>
    heads.has(...names.sku) && heads.has(...names.parent, ...names.variantUk) && heads.has(...names.price)
      ? columns.filter((each) => heads.has(...names[each])).length
      : 0,
  open: (heads) => {
    const articles: Article[] = [];
    const read = rowReader(heads);
    return { row: (row) => void articles.push(read(row)), end: () => articles, unread: unreadIn(heads) };
  },
};

const known = new Set(Object.values(names).flatMap((each) => each.map(headKey)));
/** "Розмір (UA)" is one attribute in several languages; the first one is read. */
const bareName = (head: string): string => head.replace(/\s*\((?:UA|UK|RU|EN)\)$/i, "").trim();

const ownColumns = ({ written }: Heads): readonly { readonly at: number; readonly name: string }[] => {
  const seen = new Set<string>();
  return written.flatMap((head, at) => {
    const name = bareName(head);
    if (name === "" || known.has(headKey(head)) || ofSystem.test(head) || isPrivateColumn(head)) return [];
    return seen.size === seen.add(name.toLowerCase()).size ? [] : [{ at, name }];
  });
};

const unreadIn = (heads: Heads): string[] => heads.written.filter((head) => isPrivateColumn(head));

function rowReader(heads: Heads): (row: SheetRow) => Article {
  const at = Object.fromEntries(columns.map((each) => [each, heads.at(...names[each])])) as Record<Column, number>;
  const own = ownColumns(heads);
  return (row) => {
    const cell = (column: Column): string => cellOf(row, at[column]);
    const uk = cell("uk") || cell("variantUk") || cell("ru");
    return {
      line: row.line,
      sku: cell("sku"),
      group: cell("parent") || undefined,
      title: { uk, ru: cell("ru") || cell("variantRu") },
      description: { uk: cell("aboutUk") || cell("aboutRu"), ru: cell("aboutRu") },
      path: partsOf(cell("path"), /\//),
      // What customers read on the site, and type.
      keywords: cell("shown") === "" || cell("shown") === cell("sku") ? [] : [cell("shown")],
      attributes: namedIn([
        ["Бренд", cell("brand")],
        ...own.map(({ at: place, name }) => [name, cellOf(row, place)] as const),
      ]),
      images: [...addressesIn(cell("image")), ...addressesIn(cell("images"))],
      url: cell("url"),
      price: cell("price"),
      before: cell("before"),
      currency: cell("currency"),
      stock: stockOf(stockInWords(cell("stock")), cell("pieces")),
      leftOut: /^(?:ні|нет|no|0|false)$/i.test(cell("isShown")) ? "hidden in the shop" : undefined,
    };
  };
}
