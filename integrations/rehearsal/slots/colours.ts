import { type Called, called } from "../called.ts";
import { type Found, findAll } from "../found.ts";
import { adjective } from "../pattern.ts";

/** Colours under the name that a Ukrainian catalogue uses; shades stand before the colour they contain. */
const colours: readonly (readonly [name: string, called: Called])[] = [
  ["темно-синій", called("темно-син~", "navy", "navy blue", "dark blue")],
  ["блакитний", called("блакитн~", "голуб~", "light blue", "sky blue")],
  ["червоний", called(...adjective("червон", "красн"), "red")],
  [
    "синій",
    called(
      "синій, синя, синю, синє, сині, синього, синьому, синьої, синьою, синіх, синім, синими",
      "синий, синяя, синюю, синее, синие, синего, синему, синей, синих, синим, blue",
    ),
  ],
  ["чорний", called(...adjective("чорн", "черн"), "black")],
  ["молочний", called("молочн~", "кремов~", "milky", "cream", "ivory")],
  ["білий", called(...adjective("біл", "бел"), "white")],
  ["зелений", called("зелен~", "green")],
  ["жовтий", called(...adjective("жовт", "желт"), "yellow")],
  ["рожевий", called("рожев~", "розов~", "pink")],
  ["сірий", called(...adjective("сір", "сер"), "grey", "gray")],
  ["бежевий", called("беж~", "beige")],
  ["коричневий", called("коричнев~", "brown")],
  ["фіолетовий", called("фіолетов~", "фиолетов~", "purple", "violet")],
  ["лавандовий", called("лавандов~", "lavender")],
  ["помаранчевий", called("помаранчев~", "оранжев~", "orange")],
  ["м'ятний", called("м'ятн~", "мятн~", "mint")],
  ["бордовий", called("бордов~", "burgundy")],
  ["хакі", called("хакі", "хаки", "khaki")],
  ["бірюзовий", called("бірюзов~", "бирюзов~", "turquoise")],
];

export const listedColours: readonly string[] = colours.flatMap(([, { listed }]) => listed);

/** The colours a text names, each once at its place. */
export function readColours(text: string): Found<string>[] {
  const taken: Found<string>[] = [];
  for (const [name, { words }] of colours) {
    for (const found of findAll(text, words, () => name)) {
      if (!taken.some((other) => found.at < other.at + other.length && other.at < found.at + found.length)) {
        taken.push(found);
      }
    }
  }
  return taken.sort((a, b) => a.at - b.at);
}

/** Whether a product's colour, in whichever language it is written, is the one that was asked for. */
export const isColour = (productColour: string, asked: string): boolean =>
  readColours(productColour.toLowerCase().replaceAll("ё", "е")).some(({ value }) => value === asked);
