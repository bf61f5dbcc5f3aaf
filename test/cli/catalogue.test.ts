import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { catalogueCommand } from "../../src/cli/catalogue.ts";
import type { Config } from "../../src/config/config.ts";
import { startSitniks } from "../fakes/sitniks.ts";
import { testConfig } from "../kit/app.ts";
import { migratedFolder } from "../kit/home.ts";
import { keepPrinted, type Printed } from "../kit/printed.ts";

let dir: string;
let config: Config;
let printed: Printed;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-catalogue-"));
  await migratedFolder(join(dir, "home"));
  config = { ...(await testConfig()), homeDir: join(dir, "home"), crm: undefined };
  printed = keepPrinted();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const list = (...goods: readonly string[]): string => {
  const file = join(dir, "list.csv");
  writeFileSync(file, ["Код;Назва;Категорія;Розмір;Ціна;Стара ціна;Залишок;Собівартість", ...goods].join("\n"));
  return file;
};
const run = (words: readonly string[], options: Record<string, string> = {}, of: Config = config) =>
  catalogueCommand.run({ config: of, isHomeChosen: true, words, options });
const goods = [
  "A-S;Светр;Одяг/Светри;S;900;1100;3;411",
  "A-M;Светр;Одяг/Светри;M;900;;0;411",
  "B;Шарф;Одяг/Шарфи;;300;;2;99",
];

it("shows how goods would look and what is wrong, and changes nothing", async () => {
  expect(await run(["check", list(...goods)])).toBe(0);
  expect(printed.text()).toContain("a list of your own: 2 models, 3 articles");
  expect(printed.text()).toContain("Светр");
  expect(printed.text()).toContain("S, 900 UAH, before 1100, 3 left");
  expect(printed.text()).toContain("M, 900 UAH, sold out");
  expect(printed.text()).toContain("not read: Собівартість");
  expect(await run(["check", list("A-S;Светр;;S;1.590;;3;1")])).toBe(1);
  expect(printed.text()).toContain("line 2");
  expect(printed.text()).toContain("Nothing was changed.");
});

it("imports, tells what changes, and imports nothing where most of the goods would go", async () => {
  expect(await run(["import", list(...goods)])).toBe(0);
  expect(printed.text()).toContain("Imported.");
  expect(printed.text()).toContain('Set catalogue: "table"');
  const next = list("A-S;Светр;Одяг/Светри;S;850;1100;3;1", goods[1] ?? "", "C;Пояс;Одяг/Пояси;;200;;1;1");
  expect(await run(["diff", next])).toBe(0);
  expect(printed.text()).toContain("1 new, 1 changed, 1 gone, 1 the same");
  expect(printed.text()).toContain("~ A-S: price 900 → 850");
  const one = list("A-S;Светр;Одяг/Светри;S;850;;3;1");
  expect(await run(["import", one])).toBe(1);
  expect(printed.text()).toContain("More than half of the goods would go.");
  expect(await run(["import", one], { yes: "yes" })).toBe(0);
  expect(await run(["import", one])).toBe(0);
  expect(printed.text()).toContain("These goods are there already.");
});

it("follows the list that the setting names, and takes no other one beside it", async () => {
  const file = list(...goods);
  const following = { ...config, goodsSource: { kind: "file", path: file } } as const;
  expect(await run(["check"], {}, following)).toBe(0);
  await expect(run(["import", join(dir, "other.csv")], {}, following)).rejects.toThrow("The setting catalogue names");
  await expect(run(["check"])).rejects.toThrow("Name a file or an address");
  await expect(run(["sell", file])).rejects.toThrow("check, diff");
});

it("names the SKUs for which the CRM would take no order, before anybody orders", async () => {
  const sitniks = await startSitniks();
  try {
    sitniks.variations.splice(0);
    sitniks.variations.push({ id: 1, sku: "A-S", title: "Светр", price: 900 });
    for (let id = 2; id < 70; id += 1) sitniks.variations.push({ id, sku: `OTHER-${id}`, title: "Інше", price: 1 });
    sitniks.variations.push({ id: 70, sku: "B", title: "Шарф", price: 300 });
    const env = { SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey };
    const selling = { ...(await testConfig(env)), homeDir: config.homeDir };
    expect(await run(["check", list(...goods)], {}, selling)).toBe(1);
    expect(printed.text()).toContain("The CRM does not know 1 SKU; an order with it would fail: A-M");
    expect(await run(["check", list(goods[0] ?? "", goods[2] ?? "")], {}, selling)).toBe(0);
    expect(printed.text()).toContain("The CRM knows every SKU.");
    expect(new Set(sitniks.calls.map(({ method }) => method))).toEqual(new Set(["GET"]));
  } finally {
    await sitniks.stop();
  }
});
