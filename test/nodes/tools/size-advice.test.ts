import { expect, it } from "vitest";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import type { Shop } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { callTool, toolDeps } from "../../kit/tool-situation.ts";

const chest = (from: number, to: number) => ({ груди: [from, to] as [number, number] });
const sizes: Shop["sizes"] = [
  ...demoShop.sizes,
  {
    categories: ["сорочки"],
    rows: [
      { size: "S", measurements: chest(84, 92) },
      { size: "M", measurements: chest(92, 100) },
    ],
  },
];
const asked = async (args: object, charts: Shop["sizes"] = sizes) =>
  callTool("size_advice", args, {}, { ...toolDeps, shop: { ...demoShop, sizes: charts } });

it.each([
  [{ height: 119 }, { status: "fits", size: "122-128" }],
  [{ height: 124 }, { status: "fits", size: "122-128" }],
  [{ height: 128 }, { status: "fits", size: "122-128", next_size: "134-140" }],
  [{ age: 6 }, { status: "fits", size: "110-116", next_size: "122-128" }],
  [
    { age: 3, height: 124 },
    { status: "fits", size: "122-128" },
  ],
  [{ height: 92 }, { status: "smaller_than_chart" }],
  [{ height: 170 }, { status: "bigger_than_chart" }],
  [{}, { status: "ask_for", measures: ["height", "age"] }],
  [
    { category: "сорочки", measurements: { груди: 95 } },
    { status: "fits", size: "M" },
  ],
  [
    { category: "сорочки", height: 180 },
    { status: "ask_for", measures: ["груди"] },
  ],
])("by the shop's own chart %j is %j", async (args, advice) => {
  expect((await asked(args)).result).toMatchObject(advice);
});

it("says what the chart says and nothing else", async () => {
  const { evidence } = await asked({ height: 124 });
  expect(evidence.texts).toContain("122-128, 122-128 cm, 7-8 years");
  expect(evidence.texts).toContain("Якщо зріст між двома розмірами, беріть більший: діти ростуть.");
});

it("is honest where the shop has no chart for such goods, and is not offered where it has none at all", async () => {
  const { result, evidence } = await asked({ category: "взуття", height: 124 }, sizes.slice(-1));
  expect([result, evidence]).toEqual([{ status: "no_chart" }, {}]);
  const offered = createToolset({ shop: { ...demoShop, sizes: [] } }).list.map(({ name }) => name);
  expect(offered).not.toContain("size_advice");
});
