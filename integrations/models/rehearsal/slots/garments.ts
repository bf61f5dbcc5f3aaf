import { type Found, findAll, pattern } from "../pattern.ts";

/** What one kind of garment is called in the three languages. The shop's own category decides how it is searched. */
const garments: readonly RegExp[] = [
  pattern("сукн*", "сукон", "сукен*", "плать*", "платт*", "dress", "dresses"),
  pattern("шорт*", "short", "shorts"),
  pattern("куртк*", "курток", "курточ*", "jacket*", "пухов*"),
  pattern("пальт*", "coat", "coats"),
  pattern("костюм*", "suit", "suits", "tracksuit*", "outfit*"),
  pattern("худі", "худи", "hoodie*", "hoody", "толстовк*", "толстовок"),
  pattern("футболк*", "футболок", "футболоч*", "t-shirt*", "tshirt*", "tee", "tees"),
  pattern("штан*", "брюк*", "trousers", "pants", "joggers"),
  pattern("джинс*", "jeans"),
  pattern("тренч*", "плащ*", "trench*", "raincoat*"),
  pattern("спідни*", "юбк*", "юбок", "юбоч*", "skirt", "skirts"),
  pattern("сороч*", "рубаш*", "shirt", "shirts"),
  pattern("блуз*", "blouse*"),
  pattern("светр*", "свитер*", "кофт*", "джемпер*", "sweater*", "jumper*"),
  pattern("жилет*", "vest", "vests", "gilet*"),
  pattern("шапк*", "шапок", "шапоч*", "hat", "hats", "beanie*"),
  pattern(`
    взутт*, кросівк*, кросівок, кроссов*, обув*, туфл*, чобот*, ботин*, shoe, shoes, sneakers, boots
  `),
  pattern("піжам*", "пижам*", "pyjama*", "pajama*"),
  pattern("лосин*", "легінс*", "леггинс*", "leggings"),
  pattern("комбінезон*", "комбинезон*", "overall*", "jumpsuit*"),
  pattern("рюкзак*", "сумк*", "backpack*", "bag", "bags"),
  pattern("купальник*", "swimsuit*"),
  pattern("шкарпет*", "носки", "носков", "socks"),
  pattern("іграш*", "игруш*", "toy", "toys"),
];

/** A garment a text names: with the shop's category when the shop has one, and as it was written. */
export interface Garment {
  readonly category?: string;
  readonly word: string;
}

const vowelEnding = /[аеиіоуюяєїыьйщ]+$/u;

/** A category that the table does not know is matched by its own stem: "парасолі" covers "парасолька". */
function ownStem(category: string): RegExp {
  const words = category
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  return pattern(...words.map((word) => `${word.replace(vowelEnding, "").replace(/(?<=\p{L}{5})\p{L}$/u, "")}*`));
}

export function readGarments(text: string, categories: readonly string[]): Found<Garment>[] {
  const named = garments.flatMap((words) => {
    const category = categories.find((candidate) => words.test(candidate));
    return findAll(text, words, ([word]): Garment => (category === undefined ? { word } : { category, word }));
  });
  const own = categories
    .filter((category) => !garments.some((words) => words.test(category)))
    .flatMap((category) => findAll(text, ownStem(category), ([word]): Garment => ({ category, word })));
  return [...named, ...own].sort((a, b) => a.at - b.at);
}

/** Whether a title or category names the same kind of thing as the category does. */
export function isOfCategory(text: string, category: string): boolean {
  const known = garments.find((words) => words.test(category));
  return (known ?? ownStem(category)).test(text);
}
