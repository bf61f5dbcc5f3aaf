import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Source by its path in the checkout. */
export type Sources = ReadonlyMap<string, string>;

const folders = ["src", "graph", "nodes", "integrations", "supabase"];

/** Tests, benches and examples are no product. */
export const isProduct = (file: string): boolean =>
  file.endsWith(".ts") && folders.includes(file.split("/", 1)[0] ?? "");

export function sourcesOf(root: string): Sources {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root })).sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}
