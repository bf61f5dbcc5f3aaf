import { expect, it } from "vitest";
import { testConfig } from "../../kit/app.ts";
import { callTool, toolDeps } from "../../kit/tool-situation.ts";

const compared = async (skus: readonly string[]) => {
  const { shop, catalogue = toolDeps.catalogue } = await testConfig();
  return callTool("compare", { skus }, {}, { shop, catalogue });
};

it("puts products side by side and names what they differ in", async () => {
  const { result, evidence } = await compared(["ANN-RED-128", "COZ-GRY-128"]);
  expect(result).toMatchObject({ differ_in: ["price", "Матеріал", "Догляд", "Заміри в розмірі 122-128"] });
  expect(result).toMatchObject({ products: [{ title: "Сукня «Анна», червона" }, { title: "Худі «Затишок», сіре" }] });
  expect(evidence.products).toHaveLength(2);
  expect(evidence.texts).toContain("Матеріал: бавовна 95 %, еластан 5 %");
});

it.each([
  ["two sizes of one product", ["ANN-RED-128", "ANN-RED-104"], "variants of one product"],
  ["what the catalogue does not have", ["ANN-RED-128", "NOPE"], "no product has the sku NOPE"],
  ["one product alone", ["ANN-RED-128"], "skus"],
])("compares no %s", async (_what, skus, why) => {
  expect((await compared(skus)).result).toEqual({ error: expect.stringContaining(why) });
});
