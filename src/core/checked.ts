import { z } from "zod";

/** Where a statement of a reply comes from. "Reckoned" is a sum or a difference of known amounts. */
export const claimSources = ["catalogue", "cart", "bill", "shop", "tool", "person", "customer", "reckoned"] as const;
export type ClaimSource = (typeof claimSources)[number];

/** What the check of the model's words came to. It is kept beside the line of the transcript, and in no log. */
export interface Checked {
  /** A draft was said whole, a part of it was left out, or nothing of it was said. */
  readonly said: "whole" | "part" | "none";
  /** What was refused of the drafts, and why. */
  readonly refused: readonly { readonly code: string; readonly words: string }[];
  /** What was said and where it comes from. */
  readonly sources: readonly { readonly words: string; readonly from: ClaimSource }[];
}

/** A reply of 900 characters claims less; the row of the transcript stays below two kilobytes. */
const mostKept = 12;
const maxWords = 60;

/** Each once, and no more than a row should hold. */
export const boundedCheck = ({ said, refused, sources }: Checked): Checked => ({
  said,
  refused: short(refused, ({ code, words }) => `${code} ${words}`),
  sources: short(sources, ({ words, from }) => `${from} ${words}`),
});

function short<T extends { readonly words: string }>(all: readonly T[], idIn: (each: T) => string): T[] {
  const cut = all.map((each) => ({ ...each, words: each.words.trim().slice(0, maxWords) }));
  return [...new Map(cut.map((each) => [idIn(each), each])).values()].slice(0, mostKept);
}

export const checkedSchema: z.ZodType<Checked, Checked> = z.object({
  said: z.enum(["whole", "part", "none"]),
  refused: z.array(z.object({ code: z.string(), words: z.string() })),
  sources: z.array(z.object({ words: z.string(), from: z.enum(claimSources) })),
});

/** As it lies in a row; undefined where nothing was checked, and where another version wrote something else. */
export const readChecked = (value: unknown): Checked | undefined => checkedSchema.safeParse(value).data;
