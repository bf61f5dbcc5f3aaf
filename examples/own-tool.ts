/**
 * A tool of your own in the whole graph. The chat model is played by LangChain's fake: it calls the tool and then says
 * the price. A real one is any chat model with tools.
 */
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { MemorySaver } from "@langchain/langgraph";
import { z } from "zod";
import { compileDesk } from "../graph/index.ts";
import { defineTool } from "../nodes/index.ts";
import { createCatalogue, demoShop } from "../src/index.ts";

const prices = { small: 145, large: 235 } as const;

const giftWrapping = defineTool({
  name: "gift_wrapping",
  description: "What it costs to wrap a present, by its size.",
  arguments: z.strictObject({ size: z.enum(["small", "large"]) }),
  result: z.object({ price: z.number() }),
  run: ({ size }) => ({ result: { price: prices[size] } }),
  evidence: ({ price }) => ({ amounts: [price] }),
});

/** A shop whose model calls the tool and then says `reply`. What no tool answered is not sent, so try another price. */
export const shopWithWrapping = (reply: string) =>
  compileDesk(
    {
      shop: demoShop,
      catalogue: createCatalogue([], "UAH"),
      categories: [],
      model: fakeModel()
        .respondWithTools([{ name: giftWrapping.name, args: { size: "large" }, id: "call_1" }])
        .respond(new AIMessage(reply))
        .respond(new AIMessage(reply)),
      // A customer is new each time, and no effect leaves.
      memory: { load: async (id) => ({ id, isNew: true, delivery: {}, facts: [], orders: [] }) },
      outbox: { put: async () => undefined },
      tools: [giftWrapping],
    },
    new MemorySaver(),
  );
