import { type Found, findAll } from "../found.ts";
import { adjective, pattern } from "../pattern.ts";

/** Colours under the name that a Ukrainian catalogue uses; shades stand before the colour they contain. */
const colours: readonly (readonly [name: string, words: RegExp])[] = [
  ["темно-синій", pattern("темно-син~", "navy", "navy blue", "dark blue")],
  ["блакитний", pattern("блакитн~", "голуб~", "light blue", "sky blue")],
  ["червоний", pattern("червон~", "красн~", "red")],
  [
    "синій",
    pattern(
      "синій, синя, синю, синє, сині, синього, синьому, синьої, синьою, синіх, синім, синими",
      "синий, синяя, синюю, синее, синие, синего, синему, синей, синих, синим, blue",
    ),
  ],
  ["чорний", pattern("чорн~", ...adjective("черн"), "black")],
  ["молочний", pattern("молочн~", "кремов~", "milky", "cream", "ivory")],
  ["білий", pattern(...adjective("біл", "бел"), "white")],
  ["зелений", pattern("зелен~", "green")],
  ["жовтий", pattern(...adjective("жовт", "желт"), "yellow")],
  ["рожевий", pattern("рожев~", "розов~", "pink")],
  ["сірий", pattern(...adjective("сір", "сер"), "grey", "gray")],
  ["бежевий", pattern("беж~", "beige")],
  ["коричневий", pattern("коричнев~", "brown")],
  ["фіолетовий", pattern("фіолетов~", "фиолетов~", "purple", "violet")],
  ["лавандовий", pattern("лавандов~", "lavender")],
  ["помаранчевий", pattern("помаранчев~", "оранжев~", "orange")],
  ["м'ятний", pattern("м'ятн~", "мятн~", "mint")],
  ["бордовий", pattern("бордов~", "burgundy")],
  ["хакі", pattern("хакі", "хаки", "khaki")],
  ["бірюзовий", pattern("бірюзов~", "бирюзов~", "turquoise")],
];

/** The colours a text names, each once at its place. */
export function readColours(text: string): Found<string>[] {
  const taken: Found<string>[] = [];
  for (const [name, words] of colours) {
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
