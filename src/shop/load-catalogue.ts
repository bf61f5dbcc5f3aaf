import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { productsFromCsv } from "./csv-catalogue.ts";
import { checkedProducts, type Loaded, productSchema } from "./product-schema.ts";

/** A catalogue from a file. JSON: products with variants, as in `demo-catalogue.json`. CSV: one article a line. */
export async function loadCatalogue(file: string, currency: string): Promise<Loaded> {
  let content: string;
  let writtenAt: Date;
  try {
    // A file that is written anew between the two counts as the older one: what was sold since is taken off it.
    writtenAt = (await stat(file)).mtime;
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
  const loaded = /\.csv$/i.test(file) ? productsFromCsv(plain, file, currency) : fromJson(plain, file, currency);
  return "problems" in loaded ? loaded : { ...loaded, writtenAt };
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
