import { z } from "zod";
import { checkedProducts, type Loaded, type ProductInput } from "./product-schema.ts";

/**
 * Articles as flat rows, one a line: columns product, title, category, sku, price, stock, and, if wanted, color, size,
 * old_price, keywords, url, images, description, title, color and description with _en and _ru, and any number of
 * columns named "attribute:Матеріал|Material|Материал" with values such as "бавовна|cotton|хлопок". What lines of one
 * product share is read from its first; an attribute in which they differ belongs to the articles.
 */
const cell = z.string("it is missing").min(1, { error: "it is empty", abort: true });
/** "1 590,50" as spreadsheets write it. "1.590" is refused: it may be a thousand or one and a half. */
const csvPrice = cell
  .regex(/^(?:\d+|\d{1,3}(?:\s\d{3})+)(?:[.,]\d{1,2})?$/, "a price such as 1 590,50 is expected")
  .transform((written) => Number(written.replace(/\s/g, "").replace(",", ".")))
  .pipe(z.number().positive("a price above zero is expected"));
const csvStock = cell.regex(/^\d{1,9}$/, "a whole number is expected").transform(Number);
const emptyCell = z.literal("").transform(() => undefined);
const optionalText = z.string().optional();
const images = z
  .string()
  .transform((written) => written.split(/[\s,|]+/).filter((each) => each !== ""))
  .pipe(z.array(z.url({ protocol: /^https?$/, error: "addresses of pictures are expected" })))
  .optional();

const rowSchema = z
  .looseObject({
    product: cell,
    title: cell,
    category: cell,
    color: optionalText,
    sku: cell,
    size: optionalText,
    price: csvPrice,
    old_price: z.union([emptyCell, csvPrice]).optional(),
    stock: csvStock,
    title_en: optionalText,
    title_ru: optionalText,
    color_en: optionalText,
    color_ru: optionalText,
    keywords: optionalText,
    url: z.union([z.literal(""), z.url()], "an address is expected").optional(),
    images,
    description: optionalText,
    description_en: optionalText,
    description_ru: optionalText,
  })
  .refine(({ price, old_price: before }) => before === undefined || before > price, {
    path: ["old_price"],
    error: "it is not above the price",
  });
type Row = z.output<typeof rowSchema>;

export const knownColumns: readonly string[] = Object.keys(rowSchema.shape);

export const requiredColumns: readonly string[] = Object.entries(rowSchema.shape)
  .filter(([, schema]) => !schema.safeParse(undefined).success)
  .map(([name]) => name);

/** The rows gathered into products. */
export function productsFromRows(
  rows: readonly unknown[],
  file: string,
  currency: string,
  placeOf: (at: number) => string = (at) => `row ${at + 1}`,
): Loaded {
  const problems: string[] = [];
  const byProduct = new Map<string, Row[]>();
  rows.forEach((row, at) => {
    const place = `catalogue ${file}: ${placeOf(at)}`;
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) {
      problems.push(
        ...parsed.error.issues.map(({ path, message }) => [place, path.join(".")].join(", ").concat(`: ${message}`)),
      );
      return;
    }
    const known = byProduct.get(parsed.data.product);
    // Otherwise a red article would be sold as a blue one.
    if (known?.[0] !== undefined && colourIn(known[0]) !== colourIn(parsed.data)) {
      problems.push(`${place}, color: another one than above; each colour of a model is a product of its own`);
      return;
    }
    if (known === undefined) byProduct.set(parsed.data.product, [parsed.data]);
    else known.push(parsed.data);
  });
  return checkedProducts([...byProduct.values()].map(productOfRows), problems, file, currency);
}

const colourIn = ({ color = "" }: Row): string => color.toLowerCase();

function productOfRows(rows: readonly Row[]): ProductInput {
  const [first] = rows;
  if (first === undefined) throw new Error("a product has a row");
  const own = rows.map(attributesOf);
  const told = own.map((each) => new Set(each.map(textOf)));
  const shared = (own[0] ?? []).filter((attribute) => told.every((each) => each.has(textOf(attribute))));
  const isShared = new Set(shared.map(textOf));
  return {
    ...sharedOf(first),
    ...(shared.length > 0 ? { attributes: shared } : {}),
    variants: rows.map((row, at) => {
      const attributes = (own[at] ?? []).filter((attribute) => !isShared.has(textOf(attribute)));
      return {
        sku: row.sku,
        ...(row.size ? { size: row.size } : {}),
        price: row.price,
        ...(row.old_price === undefined ? {} : { oldPrice: row.old_price }),
        stock: row.stock,
        ...(attributes.length > 0 ? { attributes } : {}),
      };
    }),
  };
}

type Attribute = NonNullable<ProductInput["attributes"]>[number];
const textOf = (attribute: Attribute): string => JSON.stringify(attribute);
const prefix = "attribute:";

const attributesOf = (row: Row): Attribute[] =>
  Object.entries(row)
    .filter(([column]) => column.startsWith(prefix))
    .map(([column, value]) => ({
      name: splitLanguages(column.slice(prefix.length)),
      value: splitLanguages(typeof value === "string" ? value : ""),
    }))
    // An empty cell says nothing.
    .filter(({ name, value }) => name.uk !== "" && value.uk !== "");

const splitLanguages = (written: string): ProductInput["title"] => {
  const [uk = "", en, ru] = written.split("|").map((part) => part.trim());
  return inLanguages(uk, en, ru);
};

const sharedOf = (row: Row): Omit<ProductInput, "variants"> => ({
  id: row.product,
  title: inLanguages(row.title, row.title_en, row.title_ru),
  category: row.category,
  ...(row.color ? { color: inLanguages(row.color, row.color_en, row.color_ru) } : {}),
  keywords: (row.keywords ?? "")
    .split(/[,|]/)
    .map((word) => word.trim())
    .filter((word) => word !== ""),
  ...(row.description ? { description: inLanguages(row.description, row.description_en, row.description_ru) } : {}),
  ...(row.url ? { url: row.url } : {}),
  ...(row.images === undefined || row.images.length === 0 ? {} : { images: row.images }),
});

const inLanguages = (uk: string, en: string | undefined, ru: string | undefined): ProductInput["title"] => ({
  uk,
  ...(en ? { en } : {}),
  ...(ru ? { ru } : {}),
});
