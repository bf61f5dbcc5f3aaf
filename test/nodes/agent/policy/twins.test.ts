import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../nodes/agent/policy/check-reply.ts";
import type { Evidence } from "../../../../nodes/agent/policy/evidence.ts";
import { evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { articlesOf, countTwins, priceTwins, sumTwins } from "../../../../nodes/agent/probe/goods-twins.ts";
import type { Twin } from "../../../../nodes/agent/probe/twin.ts";
import { type FoundProduct, foundProduct } from "../../../../nodes/sale/found-product.ts";
import type { Language } from "../../../../src/core/index.ts";
import { testConfig } from "../../../kit/app.ts";
import { inSmall } from "../../../kit/in-small.ts";
import { seededRandom } from "../../../kit/seeded-random.ts";
import { emptyContext } from "./desk.ts";

const { catalogue } = await testConfig();
if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
const products: readonly FoundProduct[] = catalogue
  .search({ limit: 100 })
  .products.map((product) => foundProduct(product, "uk"));

const articles = products.flatMap(articlesOf);
/** The worst case: the whole catalogue is known, so every price of it is a known amount. */
const everything = evidenceOf({ ...emptyContext, payment_methods: [] }, [{ products }], { allowedLinkHosts: [] });
const isRefused = (text: string, language: Language, evidence: Evidence = everything): boolean =>
  !checkReply(text, evidence, language).ok;

const sample = (twins: readonly Twin[], most: number): readonly Twin[] => {
  const random = seededRandom(20_261_130);
  return twins.length <= most
    ? twins
    : Array.from({ length: most }, () => twins[Math.floor(random() * twins.length)]).flatMap((twin) => twin ?? []);
};

/** Of a thousand false twins at most two are let through; of their honest ones none is stopped. */
function judge(twins: readonly Twin[]): { readonly stopped: readonly string[]; readonly passed: readonly string[] } {
  return {
    stopped: twins.flatMap(({ honest, language }) => (isRefused(honest, language) ? [honest] : [])),
    passed: twins.flatMap(({ twin, language }) => (isRefused(twin, language) ? [] : [twin])),
  };
}

describe("a true sentence and its nearest false twin", () => {
  it.each([
    ["prices by article and size", priceTwins(articles), inSmall(150, 2_500)],
    ["sums, pieces and differences", sumTwins(articles), inSmall(80, 1_500)],
    ["pieces in stock by size", countTwins(articles), inSmall(60, 1_000)],
  ])("are told apart: %s", (_what, all, most) => {
    const twins = sample(all, most);
    const { stopped, passed } = judge(twins);
    expect(twins.length).toBeGreaterThan(50);
    expect(stopped.slice(0, 20)).toEqual([]);
    expect(passed.length / twins.length, passed.slice(0, 20).join("\n")).toBeLessThanOrEqual(0.002);
  });
});
