import type { Output } from "../console/output.ts";
import { BadInput } from "../core/index.ts";
import { jsonOption, printJson } from "./json-option.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

export const trimCommand = productCommand({
  name: "trim",
  summary: "see what is kept for too long, or delete it now",
  details:
    '"deskgraph start" does it each night. How long what is kept stands in "retentionDays" of the shop\'s config.',
  words: [{ name: "NOW", about: '"now" deletes it; without it, nothing is touched', isOptional: true }],
  options: { ...jsonOption },
  examples: [
    { line: "trim", about: "how many rows would go, table by table" },
    { line: "trim now", about: "they go" },
  ],
  work: async (product, { words: [when], options }, out) => {
    if (when !== undefined && when !== "now") throw new BadInput(`trim takes "now" or nothing, not "${when}".`);
    await trimAndTell(product, { isDry: when === undefined, isJson: options.json !== undefined }, out);
    return 0;
  },
});

async function trimAndTell(
  product: Product,
  { isDry, isJson }: { readonly isDry: boolean; readonly isJson: boolean },
  out: Output,
): Promise<void> {
  const { print } = out;
  const app = await product.app();
  const trimmed = await app.trim({ isDry, told: (done, total) => out.progress("Trim", done, total) });
  if (!isDry) await app.home.makeRoom?.();
  if (isJson) return printJson(trimmed, out);
  for (const { table, how, count } of trimmed) {
    const verb = isDry ? "would be" : count === 1 ? "was" : "were";
    print(`${table}: ${count} ${count === 1 ? "row" : "rows"} ${verb} ${how}`);
  }
  if (trimmed.length === 0) print("Nothing is older than it may be.");
}
