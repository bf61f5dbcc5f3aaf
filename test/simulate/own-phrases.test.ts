import { expect, it } from "vitest";
import { inSmall } from "../kit/in-small.ts";
import { longTalks } from "./long-talk.ts";
import { ownPhrases } from "./own-phrases.ts";

it("no sentence of the product's own is read twice in a chat, and few messages are nothing but a fixed phrase", async () => {
  const repeated: string[] = [];
  let [fixed, sent] = [0, 0];
  for await (const talk of longTalks(inSmall(2, 60))) {
    const found = ownPhrases(talk);
    repeated.push(...found.repeated.map((sentence) => `${talk.customer}: ${sentence}`));
    fixed += found.fixed.length;
    sent += found.sentCount;
  }
  expect(repeated).toEqual([]);
  expect(fixed).toBeLessThanOrEqual(Math.ceil(0.02 * sent));
});
