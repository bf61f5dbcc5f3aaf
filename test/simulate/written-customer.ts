/** What a customer of the demo shop wants. Reached or not is read from the data, not from what was said. */
type Goal =
  /** These articles, each "SKU × count", ordered and paid. */
  | { readonly kind: "order"; readonly articles: readonly string[]; readonly method?: "full" | "prepay" }
  /** Nothing but answers: see what each line must be answered with. */
  | { readonly kind: "answers" }
  /** A person is called, for one of these reasons. */
  | { readonly kind: "person"; readonly reasons: readonly string[] };

/** One message: words alone, words that want a certain answer, or a photo with or without words. */
export type Line =
  | string
  | { readonly say: string; readonly answer?: RegExp; readonly never?: RegExp }
  | { readonly photo: string };

/** What they answer when they are asked for it. */
export interface Knows {
  readonly name: string;
  readonly phone: string;
  readonly city: string;
  readonly branch: string;
  readonly method: string;
  readonly agrees: string;
  /** Which of several things that were shown. */
  readonly picks: string;
  readonly paid: string;
}

/** Somebody with a goal, a mood and a trap. */
export interface WrittenCustomer {
  readonly id: string;
  readonly language: "uk" | "ru" | "en" | "mixed";
  /** For who reads the list: what is hard about this one. */
  readonly trap: string;
  readonly lines: readonly Line[];
  readonly knows?: Partial<Knows>;
  readonly goal: Goal;
}
