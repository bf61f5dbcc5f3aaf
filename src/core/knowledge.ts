import { z } from "zod";
import { languages } from "./language.ts";

/** One piece of what the shop says about itself: an answer, or a part of a page under its heading. */
export const passageSchema = z.object({
  title: z.string().min(1),
  text: z.string().min(1),
  /** Absent: it is read in every language. */
  language: z.enum(languages).exactOptional(),
});
export type Passage = z.output<typeof passageSchema>;

export interface KnowledgeQuery {
  readonly language: Passage["language"];
  readonly limit: number;
  /** Only what answers nearly all that was asked. */
  readonly isSure?: boolean;
}

/** What the shop's pages say. */
export interface Knowledge {
  /** Whether there is anything in them; absent: there is. */
  readonly isEmpty?: () => boolean;
  /** The passages that answer best, the best first; none where nothing answers. */
  search(question: string, of: KnowledgeQuery): readonly Passage[] | Promise<readonly Passage[]>;
}
