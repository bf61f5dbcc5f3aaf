import type { Output } from "../console/output.ts";
import { labelOf, type Product } from "../core/index.ts";
import type { GoodsChange } from "../goods/compare-goods.ts";
import type { OpenedGoods } from "../goods/open-goods.ts";

const mostShown = 10;
const mostLooked = 3;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** What was read, what is wrong, and what a person should look at. */
export function printReading(
  { format, counts, notes, unread, loaded }: OpenedGoods,
  { print, dim, bold }: Output,
): void {
  if (format !== "") {
    const leftOut = counts.leftOut === 0 ? "" : `, ${counts.leftOut} of them not sold`;
    print(bold(`${format}: ${counted(counts.models, "model")}, ${counted(counts.articles, "article")}${leftOut}`));
  }
  for (const note of notes) print(dim(`  ${note}`));
  if (unread.length > 0) print(dim(`  not read: ${unread.slice(0, mostShown).join(", ")}`));
  if ("products" in loaded) return;
  for (const problem of loaded.problems) print(problem);
  print("Nothing was changed.");
}

/** The first goods as customers will see them. */
export function printPreview(products: readonly Product[], { print, dim }: Output): void {
  for (const product of products.slice(0, mostLooked)) {
    const { title, color, category, variants, images = [], attributes = [], description } = product;
    print(`  ${labelOf({ title: title.uk, color: color?.uk })} ${dim(`(${category})`)}`);
    for (const { sku, size, price, oldPrice, stock, isUncounted } of variants.slice(0, mostShown)) {
      const before = oldPrice === undefined ? "" : `, before ${oldPrice.minor / 100}`;
      const left = isUncounted ? "in stock" : stock === 0 ? "sold out" : `${stock} left`;
      print(
        `    ${[size, `${price.minor / 100} ${price.currency}${before}`, left].filter(Boolean).join(", ")} ${dim(sku)}`,
      );
    }
    const facts = attributes.map(({ name, value }) => `${name.uk}: ${value.uk}`).join("; ");
    const pictures = images.length === 0 ? "no picture" : counted(images.length, "picture");
    print(dim(`    ${[pictures, facts, description?.uk.split("\n", 1)[0]?.slice(0, 100)].filter(Boolean).join("; ")}`));
  }
  if (products.length > mostLooked) print(dim(`  … and ${products.length - mostLooked} more`));
}

/** What would be new, changed and gone. */
export function printChange({ fresh, changed, gone, sameCount }: GoodsChange, { print, dim }: Output): void {
  print(`${fresh.length} new, ${changed.length} changed, ${gone.length} gone, ${sameCount} the same`);
  const told = (mark: string, lines: readonly string[]): void => {
    for (const line of lines.slice(0, mostShown)) print(`  ${mark} ${line}`);
    if (lines.length > mostShown) print(dim(`  ${mark} … and ${lines.length - mostShown} more`));
  };
  told("+", fresh);
  told(
    "~",
    changed.map(({ sku, what }) => `${sku}: ${what.join(", ")}`),
  );
  told("-", gone);
}
