import type { Article, Named } from "../article.ts";
import { type FeedRecord, textOf, textsOf } from "../feed/records.ts";
import type { FeedFormat } from "./feed-format.ts";
import { merchantArticle } from "./merchant.ts";
import { namedIn } from "./table-format.ts";

/** Google Merchant and Meta as RSS or Atom. */
export const merchantFeed: FeedFormat = {
  name: "Google Merchant",
  isIts: (root) => /^(?:rss|feed|channel)$/i.test(root),
  open: () => {
    const articles: Article[] = [];
    return {
      record: (record) => {
        if (record.number > 0) articles.push(articleOf(record));
      },
      end: () => articles,
    };
  },
};

const articleOf = (record: FeedRecord): Article =>
  merchantArticle((name) => (name === "link" ? linkOf(record) : textsOf(record, name)), record.number, details(record));

/** Atom has the address in an attribute. */
const linkOf = (record: FeedRecord): readonly string[] => [
  ...textsOf(record, "link"),
  ...record.fields.flatMap(({ name, attributes }) => (name === "link" ? (attributes["href"] ?? []) : [])),
];

const details = ({ fields }: FeedRecord): readonly Named[] =>
  namedIn(
    fields
      .filter(({ name }) => name === "product_detail")
      .map((detail) => [textOf(detail, "attribute_name"), textOf(detail, "attribute_value")] as const),
  );
