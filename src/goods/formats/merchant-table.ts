import type { Article } from "../article.ts";
import { merchantArticle } from "./merchant.ts";
import { cellOf, type TableFormat } from "./table-format.ts";

const needed = ["id", "title", "price", "availability"];
const usual = ["link", "image link", "item group id", "brand", "condition", "description", "sale price"];
/** Meta's templates write above each name whether it is required. */
const bare = (head: string): string =>
  head
    .replace(/^#.*\|/, "")
    .replace(/^g:/i, "")
    .trim();

const ofTable = (name: string, isIts: (names: ReadonlySet<string>) => boolean): TableFormat => ({
  name,
  score: ({ written }) => {
    // The comment row above the heads of Meta's templates has the same names.
    if (written.some((head) => head.startsWith("#"))) return 0;
    const names = new Set(written.map((head) => bare(head).replaceAll("_", " ").toLowerCase()));
    if (!needed.every((each) => names.has(each)) || !isIts(names)) return 0;
    return [...needed, ...usual].filter((each) => names.has(each)).length;
  },
  open: ({ written }) => {
    const places = Map.groupBy(written.keys(), (at) =>
      bare(written[at] ?? "")
        .replaceAll(" ", "_")
        .toLowerCase(),
    );
    const articles: Article[] = [];
    return {
      row: (row) => {
        const field = (of: string) => (places.get(of) ?? []).map((at) => cellOf(row, at));
        articles.push(merchantArticle(field, row.line));
      },
      end: () => articles,
    };
  },
});

const isMeta = (names: ReadonlySet<string>): boolean =>
  names.has("quantity to sell on facebook") || names.has("fb product category");

/** Google Merchant, as tables. */
export const googleTable = ofTable("Google Merchant", (names) => !isMeta(names));
/** Facebook and Instagram, as tables. */
export const metaTable = ofTable("Meta", isMeta);
