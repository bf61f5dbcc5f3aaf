import { basename } from "node:path";
import { createKnowledgeTable } from "../../supabase/store/knowledge-table.ts";
import type { Output } from "../console/output.ts";
import { BadInput, ConfigError } from "../core/index.ts";
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import { productCommand } from "./product-command.ts";

type Table = ReturnType<typeof createKnowledgeTable>;

export const knowledgeCommand = productCommand({
  name: "knowledge",
  summary: "import what the shop says about itself into the database",
  details:
    "Takes .md and .csv files, as the setting knowledge does, and keeps them beside those. A file that is imported again " +
    "takes the place of its former self; the product knows it within half a minute.",
  words: [
    { name: "ACTION", about: "import, list or remove" },
    {
      name: "FILE",
      about: "a file or a folder to import; a name from the list to remove",
      isOptional: true,
      isPath: true,
    },
  ],
  examples: [
    { line: "knowledge import faq.csv", about: "prints how many passages it has" },
    { line: "knowledge list", about: "what was imported, and when" },
    { line: "knowledge remove faq.csv", about: "it is forgotten" },
  ],
  work: async (product, { words: [action, name] }, out) => {
    const table = createKnowledgeTable(await product.home());
    if (action === "list") return list(table, out);
    if (name === undefined || (action !== "import" && action !== "remove")) {
      throw new BadInput('"knowledge" knows: import FILE, list, remove NAME.');
    }
    return action === "import" ? importFile(table, name, out) : remove(table, basename(name), out);
  },
});

async function importFile(table: Table, path: string, { print, dim }: Output): Promise<number> {
  const loaded = await loadKnowledge([path], "/");
  if ("problems" in loaded) throw new ConfigError(loaded.problems);
  for (const warning of loaded.warnings ?? []) print(dim(warning));
  const name = basename(path);
  await table.import(name, loaded.passages, new Date());
  print(`${name}: ${passages(loaded.passages.length)}. The product knows them within half a minute.`);
  return 0;
}

async function list(table: Table, { print, dim }: Output): Promise<number> {
  const sources = await table.sources();
  for (const { source, count, importedAt } of sources) {
    print(`${String(count).padStart(5)}  ${source}  ${dim(importedAt.slice(0, 16).replace("T", " "))}`);
  }
  if (sources.length === 0) print("Nothing was imported. Files of the setting knowledge are not listed here.");
  return 0;
}

async function remove(table: Table, name: string, { print }: Output): Promise<number> {
  const count = await table.remove(name);
  if (count === 0) throw new BadInput(`Nothing was imported as ${name}; "knowledge list" says what there is.`);
  print(`${name}: ${passages(count)} forgotten.`);
  return 0;
}

const passages = (count: number): string => (count === 1 ? "1 passage" : `${count} passages`);
