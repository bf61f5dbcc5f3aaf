import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadConfig } from "../src/config/config.ts";
import { goodsSchema, silentLog } from "../src/core/index.ts";
import { loadGoods } from "../src/goods/load-goods.ts";
import { openShelf } from "../src/parts/open-shelf.ts";
import { createCatalogue } from "../src/shop/catalogue.ts";
import { createStock } from "../supabase/store/stock.ts";
import { openMigratedHome } from "../test/kit/home.ts";
import { workbookOf } from "../test/kit/workbook.ts";

/** What an import of a large list costs. Reading is done in a process of its own, so that making the list is not counted. */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "20000" },
    columns: { type: "string", default: "100" },
    read: { type: "string" },
    start: { type: "string" },
  },
});
const rowCount = Number(values.rows);
const columnCount = Number(values.columns);

const heads = [
  "Код_товару",
  "Назва_позиції",
  "Назва_позиції_укр",
  "Опис_укр",
  "Ціна",
  "Наявність",
  "Кількість",
  "Назва_групи",
  "ID_групи_різновидів",
];
const triple = ["Назва_Характеристики", "Одиниця_виміру_Характеристики", "Значення_Характеристики"];
const about = "М'яка тканина, зручний крій, делікатне прання. ".repeat(9).slice(0, 400);

function rowsOf(count: number): string[][] {
  const width = Array.from({ length: columnCount - heads.length }, (_, at) => at);
  const head = [...heads, ...width.map((at) => triple[at % 3] ?? "")];
  const rows = Array.from({ length: count }, (_, at) => {
    const facts = width.map((column) => factOf(at, column));
    const own = [`SKU-${at}`, `Модель ${at >> 2}`, `Модель ${at >> 2}`, `<p>${at} ${about}</p>`];
    return [
      ...own,
      String(100 + (at % 900)),
      "+",
      String(at % 7),
      `Вид ${at % 40}`,
      String(1_000 + (at >> 2)),
      ...facts,
    ];
  });
  return [head, ...rows];
}

const factOf = (at: number, column: number): string => {
  if (column % 3 === 1) return "";
  if (column % 3 === 0) return column === 0 ? "Розмір" : `Ознака ${column}`;
  return column === 2 ? String(36 + (at % 4)) : `значення ${(at >> 2) % 30}`;
};

const rssMb = (): number => Math.round(process.memoryUsage().rss / 1e6);

async function read(file: string): Promise<void> {
  const beforeMb = rssMb();
  const started = performance.now();
  const { loaded, counts } = await loadGoods(file, {
    settings: goodsSchema.parse({}),
    currency: "UAH",
    now: new Date(),
  });
  if ("problems" in loaded) throw new Error(loaded.problems[0]);
  const readMs = performance.now() - started;
  const catalogue = createCatalogue(loaded.products, "UAH");
  const builtMs = performance.now() - started - readMs;
  const searched = performance.now();
  for (let at = 0; at < 20; at += 1) catalogue.search({ text: `модель ${at * 97}`, size: "38" });
  const searchMs = (performance.now() - searched) / 20;
  const peakMb = process.resourceUsage().maxRSS / 1_024;
  const told = [`read ${Math.round(readMs)} ms`, `index ${Math.round(builtMs)} ms`, `search ${searchMs.toFixed(1)} ms`];
  process.stdout.write(
    `${counts.articles} articles: ${told.join(", ")}, ${Math.round(peakMb)} MB at most, ${beforeMb} before\n`,
  );
}

/** What a start of the product spends on its goods: the first one, which writes them, and every later one. */
async function start(dir: string): Promise<void> {
  const home = await openMigratedHome();
  process.stdout.write(`${rssMb()} MB with an open home\n`);
  for (const which of ["first", "next"]) {
    const started = performance.now();
    const config = await loadConfig({ env: {}, cwd: dir });
    const shelf = await openShelf({ config, home, log: silentLog, now: () => new Date(), stock: createStock(home) });
    const tookMs = Math.round(performance.now() - started);
    await shelf.close();
    process.stdout.write(`${which} start ${tookMs} ms, ${rssMb()} MB now\n`);
  }
  await home.close();
}

/** As `npm start` runs the product. */
const asStarted = ["--max-semi-space-size=8"];

function childOn(...argv: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...asStarted, import.meta.filename, ...argv], {
    encoding: "utf8",
  });
  return stdout.trim().replaceAll("\n", "; ") || stderr.trim();
}

function makeAndRead(): void {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-goods-"));
  const csvOf = (rows: readonly string[][]): string =>
    rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");
  try {
    const rows = rowsOf(rowCount);
    writeFileSync(join(dir, "goods.csv"), csvOf(rows));
    writeFileSync(join(dir, "goods.xlsx"), workbookOf({ Goods: rows }));
    for (const name of ["goods.csv", "goods.xlsx"]) {
      process.stdout.write(`${name}: ${childOn("--read", join(dir, name))}\n`);
    }
    writeFileSync(join(dir, "goods.csv"), csvOf(rowsOf(10_000)));
    writeFileSync(join(dir, "deskgraph.config.ts"), 'export default { catalogue: "goods.csv" };');
    process.stdout.write(`10,000 articles in the embedded home: ${childOn("--start", dir)}\n`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (values.read !== undefined) await read(values.read);
else if (values.start !== undefined) await start(values.start);
else makeAndRead();
