import { type Heads, headKey } from "../reading/heads.ts";
import type { ReadingOf } from "./table-format.ts";

/** Our fields, and what people call them. The shop's own `columns` goes before. */
const usual = {
  sku: ["Артикул", "Код", "Код товару", "Код товара", "SKU", "Арт", "Арт.", "Article"],
  title: [
    "Назва",
    "Товар",
    "Назва товару",
    "Найменування",
    "Название",
    "Название товара",
    "Наименование",
    "Модель",
    "Title",
    "Name",
    "Product",
  ],
  title_en: ["Назва англ", "Title EN"],
  title_ru: ["Назва рос", "Название рус", "Title RU"],
  category: ["Категорія", "Розділ", "Група", "Вид", "Категория", "Раздел", "Группа", "Category"],
  color: ["Колір", "Кольори", "Цвет", "Color", "Colour"],
  size: ["Розмір", "Розміри", "Размер", "Размеры", "Size", "Sizes"],
  price: ["Ціна", "Роздрібна ціна", "Вартість", "Цена", "Розничная цена", "Стоимость", "Price"],
  old_price: ["Стара ціна", "Старая цена", "Ціна без знижки", "Old price"],
  currency: ["Валюта", "Currency"],
  stock: [
    "Наявність",
    "Залишок",
    "Залишки",
    "Кількість",
    "К-сть",
    "К-ть",
    "Наличие",
    "Остаток",
    "Количество",
    "Кол-во",
    "Stock",
    "Quantity",
    "Qty",
  ],
  images: ["Фото", "Зображення", "Картинка", "Изображение", "Photo", "Image", "Images"],
  url: ["Посилання", "Ссылка", "Сайт", "Link", "URL"],
  description: ["Опис", "Описание", "Description"],
  keywords: ["Ключові слова", "Теги", "Ключевые слова", "Keywords", "Tags"],
} as const;
export type HandmadeField = keyof typeof usual;
export const handmadeFields = Object.keys(usual) as readonly HandmadeField[];

/** Columns that say something to a customer, under the name that the shop gave them. */
const told = [
  "Матеріал",
  "Тканина",
  "Склад",
  "Виробник",
  "Бренд",
  "Країна",
  "Сезон",
  "Вага",
  "Об'єм",
  "Довжина",
  "Материал",
  "Ткань",
  "Состав",
  "Производитель",
  "Страна",
  "Вес",
  "Объем",
  "Длина",
  "Material",
  "Brand",
];

interface HandmadeColumns {
  readonly at: Readonly<Partial<Record<HandmadeField, number>>>;
  readonly attributes: readonly { readonly place: number; readonly name: string }[];
  readonly unread: readonly string[];
}

/** "Ціна, грн" and "Ціна (роздріб)" are "Ціна". */
const bare = (head: string): string => headKey(head.replace(/[,(].*$/s, "").replace(/[.:*]+$/, ""));

/** Which column is what. Everything else is the shop's own and is not read. */
export function handmadeColumns({ written }: Heads, { columns }: ReadingOf): HandmadeColumns {
  const keys = written.map(headKey);
  const bareKeys = written.map(bare);
  const placeOf = (names: readonly string[]): number | undefined => {
    const wanted = names.map(headKey);
    const exact = keys.findIndex((key) => key !== "" && wanted.includes(key));
    const place = exact >= 0 ? exact : bareKeys.findIndex((key) => key !== "" && wanted.includes(key));
    return place < 0 ? undefined : place;
  };
  const at: Partial<Record<HandmadeField, number>> = {};
  for (const field of handmadeFields) {
    const place = placeOf(asList(columns[field])) ?? placeOf(usual[field]);
    if (place !== undefined) at[field] = place;
  }
  const used = new Set(Object.values(at));
  const wanted = [...asList(columns["attributes"]), ...told].map(headKey);
  const attributes = written.flatMap((name, place) =>
    !used.has(place) && wanted.includes(keys[place] ?? "") ? [{ place, name }] : [],
  );
  const read = new Set([...used, ...attributes.map(({ place }) => place)]);
  return { at, attributes, unread: written.filter((name, place) => name !== "" && !read.has(place)) };
}

const asList = (named: string | readonly string[] | undefined): readonly string[] =>
  named === undefined ? [] : typeof named === "string" ? [named] : named;
