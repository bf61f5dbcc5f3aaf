/** By the national table of 2010, one letter for one, as links have it. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  "а-a б-b в-v г-h ґ-g д-d е-e є-ie ж-zh з-z и-y і-i ї-i й-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch ш-sh щ-shch ь- ю-iu я-ia ё-e ъ- ы-y э-e"
    .split(" ")
    .map((pair) => pair.split("-", 2)),
);

/** A name as a part of an id: Latin letters, digits and "-". */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[а-яёєіїґ]/g, (letter) => latin[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
