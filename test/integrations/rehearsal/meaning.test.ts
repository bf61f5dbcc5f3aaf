import { describe, expect, it } from "vitest";
import { type Call, Conversation, type Exchange } from "./conversation.ts";
import { demoGoods } from "./demo-goods.ts";

async function chatOf(...lines: readonly string[]): Promise<{ readonly chat: Conversation; readonly last: Exchange }> {
  const chat = new Conversation({ goods: demoGoods });
  for (const line of lines) await chat.say(line);
  const last = chat.exchanges.at(-1);
  if (last === undefined) throw new Error("nothing was said");
  return { chat, last };
}

const added = (sku: string): Call => ({ name: "change_cart", args: { changes: [{ sku, quantity: 1 }] } });

describe('"it"', () => {
  it.each([
    [["сукня 122", "а є молочна?", "яка тканина?"], "беру її"],
    [["сукня 122", "яка тканина у молочної?"], "беру її"],
    [["сукня 122", "а є молочна?", "яка доставка?", "скільки вона коштує?"], "беру її"],
    [["a dress in 122", "do you have it in milky white?", "what is it made of?"], "I'll take it"],
    [["платье 122", "а молочное есть?", "какая ткань?"], "беру"],
  ])("is what was spoken of last: %j, %s", async (before, taken) => {
    const { last } = await chatOf(...before, taken);
    expect(last.calls).toEqual([added("ANN-MLK-128")]);
  });

  it("is what a question about the fabric is answered for", async () => {
    const { last } = await chatOf("сукня 122", "а є молочна?", "яка тканина?");
    expect(last.text).toContain("«Анна», молочна");
    expect(last.text).not.toContain("червона");
  });
});
