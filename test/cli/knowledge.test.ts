import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { knowledgeCommand } from "../../src/cli/knowledge.ts";
import type { Config } from "../../src/config/config.ts";
import type { Home } from "../../supabase/home/home.ts";
import { testConfig } from "../kit/app.ts";
import { commandAt } from "../kit/command-at.ts";
import { freshHome } from "../kit/home.ts";
import { keepPrinted, type Printed } from "../kit/printed.ts";

let dir: string;
let config: Config;
let home: Home;
let printed: Printed;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-knowledge-"));
  config = await testConfig();
  home = await freshHome();
  printed = keepPrinted();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (...words: string[]) => commandAt(home, knowledgeCommand, { config, words });

it("imports a file in the place of its former self, lists what there is, and removes it", async () => {
  const faq = join(dir, "faq.csv");
  writeFileSync(faq, "question;answer;langauge\nЧи є самовивіз?;Так.;uk\nЄ опт?;Від 10 штук.;uk\n");
  expect(await run("import", faq)).toBe(0);
  expect(printed.text()).toContain('"langauge" is not read; is it language?');
  expect(printed.text()).toContain("faq.csv: 2 passages.");
  writeFileSync(faq, "question;answer\nЧи є самовивіз?;Ні.\n");
  await run("import", faq);
  await run("list");
  expect(printed.text()).toMatch(/ 1 {2}faq\.csv/);
  // The words of a path are told from the folder in which they were typed.
  await run("remove", faq);
  expect(printed.text()).toContain("faq.csv: 1 passage forgotten.");
  await expect(run("remove", "faq.csv")).rejects.toThrow("Nothing was imported as faq.csv");
  writeFileSync(faq, "nothing;here\n1;2\n");
  await expect(run("import", faq)).rejects.toThrow("question: it is missing");
  await expect(run("export")).rejects.toThrow("import FILE, list, remove NAME");
});
