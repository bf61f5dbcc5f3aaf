import type { Article, StockSaid } from "../article.ts";
import { type Heads, headForm } from "../reading/heads.ts";
import { stockOf } from "../reading/read-stock.ts";
import type { SheetRow } from "../table/sheet.ts";
import { type Kinds, kindPath } from "./kinds.ts";
import { addressesIn, cellOf, namedIn, partsOf, type ReadingOf, type TableFormat } from "./table-format.ts";

/** Each as the Ukrainian cabinet writes it, then the Russian one. What is not here is not read: notes above all. */
const names = {
  sku: ["Код_товару", "Код_товара"],
  ru: ["Назва_позиції", "Название_позиции"],
  uk: ["Назва_позиції_укр", "Название_позиции_укр"],
  words: ["Пошукові_запити", "Поисковые_запросы", "Ключевые_слова"],
  wordsUk: ["Пошукові_запити_укр", "Поисковые_запросы_укр"],
  aboutRu: ["Опис", "Описание"],
  aboutUk: ["Опис_укр", "Описание_укр"],
  type: ["Тип_товару", "Тип_товара"],
  price: ["Ціна", "Цена"],
  currency: ["Валюта"],
  images: ["Посилання_зображення", "Ссылка_изображения"],
  stock: ["Наявність", "Наличие"],
  pieces: ["Кількість", "Количество"],
  group: ["Номер_групи", "Номер_группы"],
  groupName: ["Назва_групи", "Название_группы"],
  id: ["Унікальний_ідентифікатор", "Уникальный_идентификатор"],
  discount: ["Знижка", "Скидка"],
  discountTo: ["Термін_дії_знижки_до", "Cрок действия скидки до"],
  model: ["ID_групи_різновидів", "ID_группы_разновидностей"],
  url: ["Продукт_на_сайті", "Продукт_на_сайте"],
  from: ["Ціна_від", "Цена от"],
} as const;
type Column = keyof typeof names;
const columns = Object.keys(names) as readonly Column[];

/** Columns that say something to a customer as they are. */
const told = [
  ["Виробник", "Производитель"],
  ["Країна_виробник", "Страна_производитель"],
  ["Вага,кг", "Вес,кг"],
  ["Ширина,см"],
  ["Висота,см", "Высота,см"],
  ["Довжина,см", "Длина,см"],
] as const;

/** Repeated for each characteristic: name, unit where there is one, value. */
const nameForm = headForm("Назва_Характеристики|Название_Характеристики");
const unitForm = headForm("Одиниця_виміру_Характеристики|Измерение_Характеристики");

const groups = { number: names.group, name: names.groupName, parent: ["Номер_батьківської_групи", "Номер_родителя"] };

/** Prom.ua, as its cabinet exports .xlsx and .csv. */
export const promTable: TableFormat = {
  name: "Prom.ua",
  score: (heads) =>
    heads.has(...names.ru, ...names.uk) && heads.has(...names.price)
      ? columns.filter((each) => heads.has(...names[each])).length
      : 0,
  open: (heads, of) => {
    const kinds: Kinds = new Map();
    const found: { readonly article: Article; readonly kind: string }[] = [];
    const read = rowReader(heads, of);
    return {
      row: (row) => void found.push(read(row)),
      beside: (others) => groupReader(others, kinds),
      end: () =>
        found.map(({ article, kind }) => (kinds.has(kind) ? { ...article, path: kindPath(kind, kinds) } : article)),
    };
  },
};

function rowReader(heads: Heads, { now }: ReadingOf): (row: SheetRow) => { article: Article; kind: string } {
  const at = Object.fromEntries(columns.map((each) => [each, heads.at(...names[each])])) as Record<Column, number>;
  const facts = told.flatMap((each) => {
    const place = heads.at(...each);
    return place === undefined ? [] : [{ place, name: (heads.written[place] ?? "").replaceAll("_", " ") }];
  });
  const triples = heads.matching(nameForm).map(({ at: name }) => {
    const hasUnit = unitForm.test(heads.keyAt(name + 1));
    return { name, unit: hasUnit ? name + 1 : undefined, value: name + (hasUnit ? 2 : 1) };
  });
  return (row) => {
    const cell = (column: Column): string => cellOf(row, at[column]);
    const attributes = namedIn([
      ...triples.map(({ name, unit, value }) => {
        const said = cellOf(row, value);
        return [cellOf(row, name), [said, said && cellOf(row, unit)].filter(Boolean).join(" ")] as const;
      }),
      ...facts.map(({ place, name }) => [name, cellOf(row, place)] as const),
    ]);
    return { kind: cell("group"), article: { ...articleOf(cell, row.line, now), attributes } };
  };
}

const articleOf = (cell: (column: Column) => string, line: number, now: Date): Omit<Article, "attributes"> => ({
  line,
  sku: cell("sku") || (cell("id") && `prom-${cell("id")}`),
  group: cell("model") || undefined,
  title: { uk: cell("uk") || cell("ru"), ru: cell("ru") },
  description: { uk: cell("aboutUk") || cell("aboutRu"), ru: cell("aboutRu") },
  path: [cell("groupName")],
  keywords: partsOf(`${cell("wordsUk")},${cell("words")}`, /[,|]/),
  images: addressesIn(cell("images")),
  url: cell("url"),
  price: cell("from") === "+" ? `від ${cell("price")}` : cell("price"),
  discount: isOver(cell("discountTo"), now) ? "" : cell("discount"),
  currency: cell("currency"),
  stock: stockOf(stateOf(cell("stock")), cell("pieces")),
  leftOut: leftOutFor(cell("type"), cell("stock")),
});

/** A bare number is believed to be the days until it is made; nobody is promised pieces by it. */
function stateOf(sign: string): StockSaid {
  if (sign === "!" || sign === "+") return { state: "in" };
  if (sign === "&") return { state: "expected" };
  return /^[1-9]\d{0,3}$/.test(sign) ? { state: "to_order", days: Number(sign) } : { state: "out", pieces: 0 };
}

function leftOutFor(type: string, sign: string): string | undefined {
  if (type === "s" || sign === "@") return "a service";
  return type === "w" ? "sold wholesale alone" : undefined;
}

function isOver(written: string, now: Date): boolean {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(written) ?? [];
  const end = day === undefined ? Date.parse(written) : Date.UTC(Number(year), Number(month) - 1, Number(day));
  return Number.isFinite(end) && end + 86_400_000 < now.getTime();
}

function groupReader(heads: Heads, kinds: Kinds) {
  const [number, name] = [heads.at(...groups.number), heads.at(...groups.name)];
  if (number === undefined || name === undefined || heads.has(...names.price)) return undefined;
  const nameUk = heads.at("Назва_групи_укр", "Название_группы_укр");
  const parent = heads.at(...groups.parent);
  return (row: SheetRow): void => {
    kinds.set(cellOf(row, number), { name: cellOf(row, nameUk) || cellOf(row, name), parent: cellOf(row, parent) });
  };
}
