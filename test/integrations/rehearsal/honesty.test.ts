import { beforeAll, describe, expect, it } from "vitest";
import { checkReply } from "../../../nodes/agent/policy/check-reply.ts";
import { evidenceOf } from "../../../nodes/agent/policy/evidence.ts";
import { type Exchange, evidenceIn } from "./conversation.ts";
import { play } from "./play.ts";
import { scriptNames, scripts } from "./scripts.ts";

/** "1 190 грн" and "1190" are one number. */
const numbersIn = (text: string): string[] =>
  text.replace(/(?<=\d)[\u00a0 ](?=\d{3}(?!\d))/g, "").match(/\d+(?:[.,]\d+)?/g) ?? [];

const amountsIn = (text: string): string[] =>
  [...text.replace(/(?<=\d)[\u00a0 ](?=\d{3}(?!\d))/g, "").matchAll(/(\d+(?:[.,]\d+)?)[\s\u00a0]?(?:грн|UAH|₴)/g)].map(
    ([, amount]) => amount ?? "",
  );

/** The context and the tools of the turn: all that the model may take a number from. */
const dataOf = ({ context, results }: Exchange): Set<string> =>
  new Set(numbersIn(JSON.stringify([context, results.map(({ result }) => result)])));

describe.each(scriptNames)("in %s", (name) => {
  let played: Awaited<ReturnType<typeof play>>;
  beforeAll(async () => {
    played = await play(name);
  });

  it("every number comes from data, and amounts never from the customer", () => {
    const { exchanges } = played;
    const said = scripts[name].flatMap(numbersIn);
    for (const exchange of exchanges.filter(({ by }) => by === "model")) {
      const data = dataOf(exchange);
      expect(amountsIn(exchange.text).filter((amount) => !data.has(amount))).toEqual([]);
      // A size may be the customer's own, or worked out of an age for the search that was made.
      const sizes = new Set([...said, ...numbersIn(JSON.stringify(exchange.calls))]);
      expect(numbersIn(exchange.text).filter((number) => !data.has(number) && !sizes.has(number))).toEqual([]);
    }
  });

  it("every answer passes the check that any model has to pass, and is short and plain", () => {
    const { exchanges } = played;
    for (const { text, by, context, results } of exchanges) {
      if (by === "product") continue;
      expect(
        checkReply(text, evidenceOf(context, evidenceIn(results), { allowedLinkHosts: [] }), context.language),
        text,
      ).toEqual({
        ok: true,
      });
      expect(text.length).toBeLessThanOrEqual(900);
      expect(text).not.toMatch(/\*\*|__|^#|\[.+\]\(.+\)|undefined|null|NaN/m);
      expect(text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });

  it("no turn needs more tool calls than the agent allows", () => {
    const { exchanges } = played;
    for (const { calls } of exchanges) expect(calls.length).toBeLessThanOrEqual(6);
  });

  it("the same messages get the same answers", async () => {
    const again = await play(name);
    expect(again.exchanges).toEqual(played.exchanges);
  });
});
