/** What spreadsheets do to codes and sizes when they take them for numbers and dates. */
const exponent = /^\d(?:[.,]\d+)?e[+-]?\d+$/i;
/** By the first three letters: Ukrainian, Russian, English. */
const monthNumbers = new Map(
  [
    "січ янв jan",
    "лют фев feb",
    "бер мар mar",
    "кві апр apr",
    "тра май мая may",
    "чер июн jun",
    "лип июл jul",
    "сер авг aug",
    "вер сен sep",
    "жов окт oct",
    "лис ноя nov",
    "гру дек dec",
  ].flatMap((names, at) => names.split(" ").map((name) => [name, at + 1] as const)),
);
const months = [...monthNumbers.keys()].join("|");
const named = new RegExp(`^(\\d{1,2})[ .-](${months})[\\p{L}]*\\.?(?:[ .-]\\d{2,4})?$`, "iu");
const namedFirst = new RegExp(`^(${months})[\\p{L}]*[ .-](\\d{1,2})$`, "iu");
const full = /^(\d{1,2})[./](\d{1,2})[./](?:19|20)?\d{2}$/;
const iso = /^(?:19|20)\d{2}-(\d{2})-(\d{2})$/;
/** What a spreadsheet keeps of a long number. */
const keptDigits = 15;

/** Day and month of what was a pair of numbers. */
function datePair(written: string): readonly [number, number] | undefined {
  const found = full.exec(written);
  if (found !== null) return [Number(found[1]), Number(found[2])];
  const spelled = named.exec(written);
  if (spelled !== null) return [Number(spelled[1]), monthNumbers.get(spelled[2]?.toLowerCase() ?? "") ?? 0];
  const first = namedFirst.exec(written);
  if (first !== null) return [monthNumbers.get(first[1]?.toLowerCase() ?? "") ?? 0, Number(first[2])];
  const dated = iso.exec(written);
  return dated === null ? undefined : [Number(dated[2]), Number(dated[1])];
}

const asText = "format the column as text, and write it again";

/** Why this is no SKU of the shop's; undefined where it may be one. */
export function skuDamage(sku: string): string | undefined {
  if (exponent.test(sku) && /[+.,]/.test(sku))
    return `a spreadsheet made a number of it, and its digits are gone; ${asText}`;
  if (datePair(sku) !== undefined) return `a spreadsheet made a date of it; ${asText}`;
  if (/^\d+$/.test(sku) && sku.length > keptDigits && /0{2}$/.test(sku)) {
    return `a spreadsheet kept ${keptDigits} of its digits, and zeros for the rest; ${asText}`;
  }
  return undefined;
}

/** What a size was before a spreadsheet made a date of it: "8-10" of 8 October. */
export function sizeBeforeDate(size: string): string | undefined {
  const pair = datePair(size);
  return pair === undefined ? undefined : `${pair[0]}-${pair[1]}`;
}

const isNumber = (sku: string): boolean => /^\d+$/.test(sku);

/**
 * SKUs that may have lost zeros in front, by what they may have been: others of the file are as long and begin with
 * zeros, the shop has had such a one, or an address of the article's own pictures names it.
 */
export function lostZeros(
  articles: readonly { readonly sku: string; readonly images: readonly string[] }[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const padded = [...known, ...articles.map(({ sku }) => sku)].filter((sku) => /^0\d+$/.test(sku));
  const width = padded.length > 0 && padded.every(({ length }) => length === padded[0]?.length) ? padded[0]?.length : 0;
  const bare = new Map(padded.map((sku) => [sku.replace(/^0+/, ""), sku]));
  return new Map(
    articles.flatMap(({ sku, images }) => {
      if (!isNumber(sku) || sku.startsWith("0") || known.has(sku)) return [];
      const wide = width !== undefined && width > sku.length ? sku.padStart(width, "0") : undefined;
      const inAddress = new RegExp(`(?<!\\d)0+${sku}(?!\\d)`).exec(images[0] ?? "")?.[0];
      const meant = bare.get(sku) ?? inAddress ?? wide;
      return meant === undefined ? [] : [[sku, meant] as const];
    }),
  );
}
