import { randomUUID } from "node:crypto";
import { emptyCheckpoint, uuid6 } from "@langchain/langgraph-checkpoint";
import { type Conversation, laneOf, type Turn } from "../../src/core/index.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables } from "../../supabase/store/store.ts";

/** Steps of an ordinary turn, each with a checkpoint of its own. */
const stepCount = 3;
/** What the graph remembers of a chat, with its last messages. */
const memory = "слова, які пам'ятає граф ".repeat(100);

/**
 * Turns as the store sees them, without a graph and without an engine: a message, a claim, the checkpoints, a reply, its
 * delivery.
 */
export function storedTurns(home: Home, now: () => Date): { run(chat: string): Promise<void> } {
  const { store, deliveries } = createTables(home, { now });
  const checkpointer = createCheckpointer(home);

  async function think(turn: Turn): Promise<void> {
    let config = { configurable: { thread_id: turn.conversationId, turn_id: turn.id, turn_claim: turn.claim } };
    for (let step = 0; step < stepCount; step += 1) {
      const version = `${String(step).padStart(8, "0")}.${randomUUID()}`;
      const values = { messages: memory, turn: turn.inbounds };
      const checkpoint = {
        ...emptyCheckpoint(),
        id: uuid6(step),
        channel_values: values,
        channel_versions: { messages: version, turn: version },
      };
      const metadata = { source: "loop", step, parents: {} } as const;
      const put = await checkpointer.put(config, checkpoint, metadata, checkpoint.channel_versions);
      config = { configurable: { ...config.configurable, ...put.configurable } };
      await checkpointer.putWrites(config, [["messages", memory]], randomUUID());
    }
  }

  async function deliver({ id }: Conversation): Promise<void> {
    const lane = laneOf(id, "reply.send");
    const fence = await deliveries.take(lane);
    const head = await deliveries.head(fence, []);
    if (head === undefined) throw new Error("Nothing is to be sent");
    await deliveries.claim(fence, head.key);
    await deliveries.settle(fence, head.key, { to: "done", receipt: { externalId: randomUUID() } });
  }

  return {
    run: async (chat) => {
      const conversation = await store.openConversation({ channel: "test", channelChatId: chat });
      const text = `Доброго дня, яка ціна на сукню ${randomUUID()}, і чи є доставка у відділення?`;
      const { inbound } = await store.accept({
        conversationId: conversation.id,
        source: "test",
        externalId: randomUUID(),
        raw: Buffer.from(text),
        body: { kind: "message", text, attachments: [] },
        at: now(),
      });
      const turn = await store.claimTurn(conversation.id);
      if (turn === undefined) throw new Error("There is no turn");
      await think(turn);
      const reply = { id: `${turn.id}/agent`, turnId: turn.id, kind: "plain", text: `Так, є. ${text}` } as const;
      const heard = [{ inboundId: inbound.id, text }];
      await store.commitTurn(turn, { heard, replies: [reply], facts: [], orders: [] });
      await checkpointer.prune(conversation.id);
      await deliver(conversation);
    },
  };
}
