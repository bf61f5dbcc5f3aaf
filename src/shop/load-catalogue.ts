import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { fromMajor, type Product, sku } from "../core/index.ts";

/**
 * A catalogue from a file. JSON: products with variants, as in `demo-catalogue.json`. CSV: one article a line, columns
 * product, title, category, color, sku, size, price, stock and, if wanted, title_en, title_ru, color_en, color_ru,
 * keywords, url, description. What lines of one product share is read from its first.
 */
export type Loaded = { readonly products: readonly Product[] } | { readonly problems: readonly string[] };

const text = z.object({ uk: z.string().min(1), en: z.string().optional(), ru: z.string().optional() });
const productSchema = z.strictObject({
  id: z.string().min(1),
  title: text,
  category: z.string().min(1),
  color: text,
  keywords: z.array(z.string()).default([]),
  description: text.optional(),
  url: z.url().optional(),
  variants: z
    .array(
      z.strictObject({
        sku: z.string().min(1),
        size: z.string().min(1),
        price: z.number().positive(),
        stock: z.int().min(0),
      }),
    )
    .min(1),
});

const cell = z.string("it is missing").min(1, { error: "it is empty", abort: true });
/** "1 590,50" as spreadsheets write it. "1.590" is refused: it may be a thousand or one and a half. */
const csvPrice = cell
  .regex(/^(?:\d+|\d{1,3}(?:\s\d{3})+)(?:[.,]\d{1,2})?$/, "a price such as 1 590,50 is expected")
  .transform((written) => Number(written.replace(/\s/g, "").replace(",", ".")))
  .pipe(z.number().positive("a price above zero is expected"));
const csvStock = cell.regex(/^\d{1,9}$/, "a whole number is expected").transform(Number);
const rowSchema = z.object({
  product: cell,
  title: cell,
  category: cell,
  color: cell,
  sku: cell,
  size: cell,
  price: csvPrice,
  stock: csvStock,
  title_en: z.string().optional(),
  title_ru: z.string().optional(),
  color_en: z.string().optional(),
  color_ru: z.string().optional(),
  keywords: z.string().optional(),
  url: z.union([z.literal(""), z.url()], "an address is expected").optional(),
  description: z.string().optional(),
});
type ProductInput = z.output<typeof productSchema>;

export async function loadCatalogue(file: string, currency: string): Promise<Loaded> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const why =
      code === "ENOENT" ? "there is no such file" : code === "EACCES" ? "it may not be read" : "it cannot be read";
    return { problems: [`catalogue ${file}: ${why}`] };
  }
  const plain = content.replace(/^\ufeff/, "");
  // What a spreadsheet saves as plain "CSV" on a Windows machine is often windows-1251.
  if (plain.includes("\ufffd")) return { problems: [`catalogue ${file}: it is not UTF-8; save it as "CSV UTF-8"`] };
  return /\.csv$/i.test(file) ? fromCsv(plain, file, currency) : fromJson(plain, file, currency);
}

export function productsFromJson(value: unknown, file: string, currency: string): Loaded {
  const list = z.array(z.unknown()).safeParse(value);
  if (!list.success) return { problems: [`catalogue ${file}: a list of products is expected`] };
  const parsed = list.data.map((each) => productSchema.safeParse(each));
  const problems = parsed.flatMap((each, at) =>
    each.success
      ? []
      : each.error.issues.map(
          ({ path, message }) => `catalogue ${file}: product ${at + 1}, ${path.join(".") || "itself"}: ${message}`,
        ),
  );
  return checked(
    parsed.flatMap((each) => (each.success ? [each.data] : [])),
    problems,
    file,
    currency,
  );
}

function fromJson(content: string, file: string, currency: string): Loaded {
  try {
    return productsFromJson(JSON.parse(content), file, currency);
  } catch {
    return { problems: [`catalogue ${file}: it is not valid JSON`] };
  }
}

function fromCsv(content: string, file: string, currency: string): Loaded {
  let rows: unknown[];
  let columns: readonly string[] = [];
  const lines: number[] = [];
  try {
    rows = parse(content, {
      columns: (names: string[]) => {
        const named = names.map((name) => name.trim().toLowerCase());
        columns = named;
        return named;
      },
      delimiter: [";", ",", "\t"].reduce((best, each) =>
        countIn(content, each) > countIn(content, best) ? each : best,
      ),
      skip_empty_lines: true,
      // Spreadsheets leave lines of bare semicolons under a table.
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (record: unknown, context) => {
        lines.push(context.lines);
        return record;
      },
    });
  } catch (error) {
    const at = error instanceof Error && "lines" in error && typeof error.lines === "number" ? error.lines : undefined;
    const where = at === undefined ? "" : `line ${at}: `;
    return {
      problems: [
        `catalogue ${file}: ${where}it is not valid CSV (is a quote left open, or a column missing in a line?)`,
      ],
    };
  }
  const missing = Object.entries(rowSchema.shape)
    .filter(([name, schema]) => !schema.safeParse(undefined).success && !columns.includes(name))
    .map(([name]) => `catalogue ${file}: the column ${name} is missing`);
  if (rows.length > 0 && missing.length > 0) return { problems: missing };
  return productsFromRows(rows, file, currency, (at) => `line ${lines[at] ?? at + 2}`);
}

const countIn = (content: string, mark: string): number => (content.split("\n", 1)[0] ?? "").split(mark).length;

/** Articles as flat rows, from a CSV file or a table, gathered into products. */
export function productsFromRows(
  rows: readonly unknown[],
  file: string,
  currency: string,
  placeOf: (at: number) => string = (at) => `row ${at + 1}`,
): Loaded {
  const problems: string[] = [];
  const products = new Map<string, ProductInput>();
  rows.forEach((row, at) => {
    const place = `catalogue ${file}: ${placeOf(at)}`;
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) {
      problems.push(
        ...parsed.error.issues.map(({ path, message }) => [place, path.join(".")].join(", ").concat(`: ${message}`)),
      );
      return;
    }
    const { product, color, sku: code, size, price, stock } = parsed.data;
    const variant = { sku: code, size, price, stock };
    const known = products.get(product);
    // Otherwise a red article would be sold as a blue one.
    if (known !== undefined && known.color.uk.toLowerCase() !== color.toLowerCase()) {
      problems.push(`${place}, color: another one than above; each colour of a model is a product of its own`);
      return;
    }
    products.set(
      product,
      known === undefined
        ? { ...sharedOf(parsed.data), variants: [variant] }
        : { ...known, variants: [...known.variants, variant] },
    );
  });
  return checked([...products.values()], problems, file, currency);
}

const sharedOf = (row: z.output<typeof rowSchema>): Omit<ProductInput, "variants"> => ({
  id: row.product,
  title: inLanguages(row.title, row.title_en, row.title_ru),
  category: row.category,
  color: inLanguages(row.color, row.color_en, row.color_ru),
  keywords: (row.keywords ?? "")
    .split(/[,|]/)
    .map((word) => word.trim())
    .filter((word) => word !== ""),
  ...(row.description ? { description: { uk: row.description } } : {}),
  ...(row.url ? { url: row.url } : {}),
});

const inLanguages = (uk: string, en: string | undefined, ru: string | undefined): ProductInput["title"] => ({
  uk,
  ...(en ? { en } : {}),
  ...(ru ? { ru } : {}),
});

function checked(inputs: readonly ProductInput[], problems: readonly string[], file: string, currency: string): Loaded {
  const twice = [
    ...repeated(inputs.map(({ id }) => id)).map((id) => `catalogue ${file}: product ${id} stands there twice`),
    ...repeated(inputs.flatMap(({ variants }) => variants.map((variant) => variant.sku))).map(
      (code) => `catalogue ${file}: SKU ${code} stands there twice`,
    ),
  ];
  const empty = inputs.length === 0 && problems.length === 0 ? [`catalogue ${file}: there is no product in it`] : [];
  const all = [...problems, ...twice, ...empty];
  return all.length > 0 ? { problems: all } : { products: inputs.map((input) => productOf(input, currency)) };
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
}

const productOf = ({ description, url, variants, ...input }: ProductInput, currency: string): Product => ({
  ...input,
  ...(description ? { description } : {}),
  ...(url ? { url } : {}),
  variants: variants.map((variant) => ({
    ...variant,
    sku: sku(variant.sku),
    price: fromMajor(variant.price, currency),
  })),
});
