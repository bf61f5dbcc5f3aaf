import { describe, expect, it } from "vitest";
import { judge, type Rates } from "../../../../nodes/agent/probe/judge.ts";
import { trialsOf } from "../../../../nodes/agent/probe/trials.ts";
import { testConfig } from "../../../kit/app.ts";
import { inSmall } from "../../../kit/in-small.ts";

const { shop, catalogue, passages: pages } = await testConfig();
if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
const rates = new Map<string, Rates>();
for (const trial of trialsOf({ shop, catalogue, pages }, inSmall(3, 60))) {
  rates.set(trial.of, judge(trial, rates.get(trial.of)));
}

describe("twins of the shop's own facts", () => {
  it("are grown from goods, terms and orders", () => {
    const grown = [...rates.values()].filter(({ tried }) => tried > 0).map(({ of }) => of);
    expect(grown).toEqual(
      expect.arrayContaining(["price", "total", "stock count", "terms", "order state", "done or will do"]),
    );
  });

  it.each([...rates.values()])("are told apart: $of", ({ tried, refused, passed, examples }) => {
    expect(refused, examples.join("\n")).toBeLessThanOrEqual(tried / 100);
    expect(passed, examples.join("\n")).toBeLessThanOrEqual(tried / 100);
  });
});
