import { expect, it } from "vitest";
import { testConfig } from "../../kit/app.ts";
import { callTool, toolDeps } from "../../kit/tool-situation.ts";

const demo = async () => {
  const { shop, catalogue = toolDeps.catalogue } = await testConfig();
  return { shop, catalogue };
};

it("tells what a thing is made of, its care, its measurements, its picture and all its sizes", async () => {
  const { result, change, evidence } = await callTool("product_details", { skus: ["ANN-RED-128"] }, {}, await demo());
  expect(result).toMatchObject({
    products: [
      [
        "Сукня «Анна», червона",
        1190,
        {
          images: ["https://example.com/goods/anna-red.jpg"],
          attributes: { Матеріал: "бавовна 95 %, еластан 5 %", Країна: "Україна" },
        },
        ...Array.from({ length: 5 }, () => expect.any(Array)),
      ],
    ],
  });
  expect(change?.shown).toMatchObject([{ title: "Сукня «Анна», червона" }]);
  expect(evidence.texts).toContain("Догляд: прати при 30 °C, прасувати з вивороту");
  expect(evidence.texts).toContain("https://example.com/goods/anna-red.jpg");
});

it("speaks the customer's language, and leaves the list that the product stands in as it was", async () => {
  const deps = await demo();
  const { change } = await callTool("search_catalogue", { text: "Анна" }, { language: "en" }, deps);
  const shown = change?.shown ?? [];
  const details = await callTool("product_details", { skus: ["ann_blu_104"] }, { language: "en", shown }, deps);
  expect(details.result).toMatchObject({
    products: [
      expect.arrayContaining([
        expect.objectContaining({ attributes: expect.objectContaining({ Material: "95% cotton, 5% elastane" }) }),
      ]),
    ],
  });
  expect(details.change).toBeUndefined();
});

it("does not know what the catalogue does not have", async () => {
  expect((await callTool("product_details", { skus: ["NOPE"] })).result).toEqual({
    error: expect.stringContaining("no product has the sku NOPE"),
  });
});

const compared = async (skus: readonly string[]) => callTool("product_details", { skus }, {}, await demo());

it("puts products side by side and names what they differ in", async () => {
  const { result, evidence, change } = await compared(["ANN-RED-128", "COZ-GRY-128"]);
  expect(result).toMatchObject({ differ_in: ["price", "Матеріал", "Догляд", "Заміри в розмірі 122-128"] });
  expect(result).toMatchObject({
    products: [expect.arrayContaining(["Сукня «Анна», червона"]), expect.arrayContaining(["Худі «Затишок», сіре"])],
  });
  expect(evidence.products).toHaveLength(2);
  expect(evidence.texts).toContain("Матеріал: бавовна 95 %, еластан 5 %");
  expect(change).toBeUndefined();
});

it("tells two sizes of one product as one product", async () => {
  expect((await compared(["ANN-RED-128", "ANN-RED-104"])).result).toMatchObject({ products: { length: 1 } });
});

it("compares nothing with what the catalogue does not have, and no more than four", async () => {
  expect((await compared(["ANN-RED-128", "NOPE"])).result).toEqual({ error: expect.stringContaining("NOPE") });
  expect((await compared(["1", "2", "3", "4", "5"])).result).toEqual({ error: expect.stringContaining("skus") });
});
