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

/** What the shop's pages say, in memory and read-only. */
export interface Knowledge {
  /** The passages that answer best, the best first; none where nothing answers. */
  search(question: string, of: { readonly language: Passage["language"]; readonly limit: number }): readonly Passage[];
}
