/** Colours in Ukrainian, Russian and English, by their beginnings. One row is one colour. */
const rows: readonly RegExp[] = [
  /^(?:черво[н]|красн|red$)/u,
  /^(?:син[іьяєюійемхоїю]|сини|синя|синій|blue$)/u,
  /^(?:блакит|голуб)/u,
  /^(?:молочн|milky|ivory|айвор)/u,
  /^(?:біл[аиоуійеімх]|бел[аыоуйеімх]|white$)/u,
  /^(?:чорн[аиоуійеімх]|черн[аыоуйеімх]|black$)/u,
  /^(?:рожев|розов|pink$)/u,
  /^(?:сір[аиоуійеімх]|сер[аыоуйеімх](?!\p{L}*ед)|gr[ae]y$)/u,
  /^(?:зелен|green$)/u,
  /^(?:жовт[аиоуійеімх]|желт[аыоуйеімх]|yellow$)/u,
  /^(?:бежев|beige$)/u,
  /^(?:фіолет|фиолет|purple|violet)/u,
  /^(?:помаранч|оранж|orange$)/u,
  /^(?:коричн|brown$)/u,
  /^(?:золот[аиоуійеімх]|gold(?:en)?$)/u,
  /^(?:сріб(?:н|ляст)|сереб|silver$)/u,
  /^(?:бордо|burgundy)/u,
  /^(?:м'ятн|мятн|mint$)/u,
  /^(?:бузков|лілов|сиренев|lilac)/u,
  /^(?:хакі|хаки|khaki|оливк|olive)/u,
];

/** Which colours a text names, as numbers: a word of each language is one colour. */
export const colorsIn = (text: string): ReadonlySet<number> =>
  new Set((text.match(/[\p{L}']+/gu) ?? []).flatMap((word) => rows.flatMap((row, at) => (row.test(word) ? [at] : []))));

export const sharesColor = (left: ReadonlySet<number>, right: ReadonlySet<number>): boolean =>
  [...left].some((color) => right.has(color));
