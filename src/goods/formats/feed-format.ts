import type { Article } from "../article.ts";
import type { FeedRecord } from "../feed/records.ts";

/** How goods stand in XML: a format is a file that exports one of these. */
export interface FeedFormat {
  readonly name: string;
  /** Whether the file, by the name of its outermost element and its first good, is this format's. */
  isIts(root: string, first: FeedRecord): boolean;
  open(): FeedReader;
}

export interface FeedReader {
  record(record: FeedRecord): void;
  end(): readonly Article[];
}
