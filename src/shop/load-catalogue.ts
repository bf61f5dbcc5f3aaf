import { z } from "zod";
import { productsFromCsv } from "./csv-catalogue.ts";
import { checkedProducts, type Loaded, productSchema } from "./product-schema.ts";

/** A catalogue in our own forms. JSON: products with variants, as in `demo-catalogue.json`. CSV: one article a line. */
export function ownCatalogue(bytes: Uint8Array, file: string, currency: string): Loaded {
  const plain = new TextDecoder().decode(bytes);
  // What a spreadsheet saves as plain "CSV" on a Windows machine is often windows-1251.
  if (plain.includes("\ufffd")) return { problems: [`catalogue ${file}: it is not UTF-8; save it as "CSV UTF-8"`] };
  return /^\s*[[{]/.test(plain) || /\.json$/i.test(file)
    ? fromJson(plain, file, currency)
    : productsFromCsv(plain, file, currency);
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
  return checkedProducts(
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
