import { resolve } from "node:path";
import { expect, it } from "vitest";
import { sentInSale } from "../../bench/prompt-size/sent-in-sale.ts";
import { tokensIn } from "../../bench/prompt-size/token-count.ts";

/** Half of what a call took before the tools were many: 2,154 with nine of them. */
const mostTokens = 1_077;

it("a call of the model takes no more than 1,077 tokens in the scripted sale", async () => {
  const sent = await sentInSale(resolve(import.meta.dirname, "../.."));
  expect(sent).toHaveLength(24);
  expect(tokensIn(sent) / sent.length).toBeLessThanOrEqual(mostTokens);
});
