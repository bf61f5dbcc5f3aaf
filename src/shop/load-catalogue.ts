import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { fromMajor, type Product, sku } from "../core/index.ts";

/**
 * A catalogue from a file. JSON: products with variants, as in `demo-catalogue.json`. CSV: one article a line, columns
 * product, title, category, color, sku, size, price, stock and, if wanted, title_en, title_ru, keywords, url, description.
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

/** "1 590,50" as spreadsheets write it. */
const csvNumber = z
  .string()
  .transform((written) => Number(written.replace(/[\s\u00a0]/g, "").replace(",", ".")))
  .pipe(z.number());
const rowSchema = z.object({
  product: z.string().min(1),
  title: z.string().min(1),
  category: z.string().min(1),
  color: z.string().min(1),
  sku: z.string().min(1),
  size: z.string().min(1),
  price: csvNumber.pipe(z.number().positive()),
  stock: csvNumber.pipe(z.int().min(0)),
  title_en: z.string().optional(),
  title_ru: z.string().optional(),
  keywords: z.string().optional(),
  url: z.string().optional(),
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
  try {
    rows = parse(content, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: [";", ",", "\t"].reduce((best, each) =>
        countIn(content, each) > countIn(content, best) ? each : best,
      ),
      skip_empty_lines: true,
      trim: true,
    });
  } catch {
    return {
      problems: [`catalogue ${file}: it is not valid CSV (is a quote left open, or a column missing in a line?)`],
    };
  }
  return productsFromRows(rows, file, currency);
}

const countIn = (content: string, mark: string): number => (content.split("\n", 1)[0] ?? "").split(mark).length;

/** Articles as flat rows, from a CSV file or a table, gathered into products. */
export function productsFromRows(rows: readonly unknown[], file: string, currency: string): Loaded {
  const problems: string[] = [];
  const products = new Map<string, ProductInput>();
  rows.forEach((row, at) => {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) {
      // The first line holds the column names.
      problems.push(
        ...parsed.error.issues.map(
          ({ path, message }) => `catalogue ${file}: line ${at + 2}, ${path.join(".")}: ${message}`,
        ),
      );
      return;
    }
    const { product, title, title_en, title_ru, category, color, keywords, url, description, ...variant } = parsed.data;
    const known = products.get(product);
    products.set(product, {
      id: product,
      title: { uk: title, ...(title_en ? { en: title_en } : {}), ...(title_ru ? { ru: title_ru } : {}) },
      category,
      color: { uk: color },
      keywords: (keywords ?? "")
        .split(/[,|]/)
        .map((word) => word.trim())
        .filter((word) => word !== ""),
      ...(description ? { description: { uk: description } } : {}),
      ...(url ? { url } : {}),
      variants: [...(known?.variants ?? []), variant],
    });
  });
  return checked([...products.values()], problems, file, currency);
}

function checked(inputs: readonly ProductInput[], problems: readonly string[], file: string, currency: string): Loaded {
  const seen = new Set<string>();
  const twice = inputs
    .flatMap(({ variants }) => variants.map((variant) => variant.sku))
    .filter((code) => seen.size === seen.add(code).size)
    .map((code) => `catalogue ${file}: SKU ${code} stands there twice`);
  const empty = inputs.length === 0 && problems.length === 0 ? [`catalogue ${file}: there is no product in it`] : [];
  const all = [...problems, ...twice, ...empty];
  return all.length > 0 ? { problems: all } : { products: inputs.map((input) => productOf(input, currency)) };
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
