import type { Judged } from "./judged.ts";

const trailing = /[\s,;:/|(–—-]+$/;

/** A title without the SKU, size and colour that stand at its end. Goods that belong to no model keep theirs. */
export function plainTitle(title: string, { article, size, color }: Judged): string {
  if (article.group === undefined) return title;
  const bare = title.replace(`(${article.sku})`, "").replace(/\s+/g, " ").trim();
  const marks = [size, color, article.sku].filter((mark) => mark !== "").map((mark) => mark.toLowerCase());
  let rest = bare;
  for (let cut = true; cut; ) {
    const mark = marks.find((each) => endsWithWord(rest.toLowerCase(), each));
    cut = mark !== undefined;
    if (mark !== undefined) rest = rest.slice(0, -mark.length).replace(trailing, "");
  }
  return rest || bare;
}

const endsWithWord = (text: string, word: string): boolean =>
  text.length > word.length && text.endsWith(word) && /[\s,;:/|(–—-]/.test(text.charAt(text.length - word.length - 1));

/** The words with which all titles begin; where there are none, the first title. */
export function commonTitle(titles: readonly string[]): string {
  const [first = "", ...others] = titles;
  const words = first.split(" ");
  let count = words.length;
  for (const other of others) {
    const own = other.split(" ");
    let same = 0;
    while (same < count && own[same] === words[same]) same += 1;
    count = same;
  }
  return words.slice(0, count).join(" ").replace(trailing, "") || first;
}
