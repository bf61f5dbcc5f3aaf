/** Latin letters by the Cyrillic ones that look like them: a head may have either. */
const looks: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  і: "i",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
};

/** A column's name as it is compared: without case, "_", doubled spaces and look-alikes. */
export const headKey = (written: string): string =>
  written
    .replace(/^\ufeff/, "")
    .toLowerCase()
    .replace(/[_\s\u00a0]+/g, " ")
    .replace(/ ?\(/g, " (")
    .trim()
    .replace(/[авеікмнорстух]/g, (letter) => looks[letter] ?? letter);

/** The columns of a table by their names. */
export class Heads {
  readonly written: readonly string[];
  readonly #keys: readonly string[];
  readonly #at = new Map<string, number>();

  constructor(written: readonly string[]) {
    this.written = written.map((each) => each.replace(/^\ufeff/, "").trim());
    this.#keys = written.map(headKey);
    this.#keys.forEach((key, at) => {
      if (key !== "" && !this.#at.has(key)) this.#at.set(key, at);
    });
  }

  /** The first column that is called one of these. */
  at(...names: readonly string[]): number | undefined {
    for (const name of names) {
      const at = this.#at.get(headKey(name));
      if (at !== undefined) return at;
    }
    return undefined;
  }

  has(...names: readonly string[]): boolean {
    return this.at(...names) !== undefined;
  }

  /** The columns whose name has this form, in their order. */
  matching(form: RegExp): readonly { readonly at: number; readonly found: RegExpExecArray }[] {
    return this.#keys.flatMap((key, at) => {
      const found = form.exec(key);
      return found === null ? [] : [{ at, found }];
    });
  }

  keyAt(at: number): string {
    return this.#keys[at] ?? "";
  }
}

/** For forms of names: as `headKey` writes them. */
export const headForm = (written: string): RegExp =>
  new RegExp(`^(?:${written.split("|").map(headKey).join("|")})(?: #?\\d+)?$`);
