import { parkedTurn } from "../../graph/parked-turn.ts";
import { type LaneHold, type StorableBody, type Turn, type TurnOutcome, turnLaneOf } from "../../src/core/index.ts";
import type { InboxEvent } from "../../src/inbox/inbox-event.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { openGate } from "../../src/inbox/turn-gate.ts";
import { type TurnDeps, workOnTurns } from "../../src/inbox/turn-worker.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createTables } from "../../supabase/store/store.ts";
import type { Wake } from "../../supabase/store/tenant-tables.ts";
import { freshHome } from "../kit/home.ts";
import { noTraces } from "../kit/no-traces.ts";

export const nothing: TurnOutcome = { heard: [], replies: [], facts: [], orders: [] };
const never = new AbortController().signal;

export const textsOf = (turn: Turn): string[] =>
  turn.inbounds.flatMap((inbound) => ("text" in inbound ? [inbound.text] : []));

export type TurnDesk = Awaited<ReturnType<typeof turnDesk>>;

/** One conversation in a home of its own, what is said in it, and a worker for its turns. */
export async function turnDesk() {
  const woken: Wake[] = [];
  const events: InboxEvent[] = [];
  const home = await freshHome();
  const tables = createTables(home, { wakeIn: async (_client, wakes) => void woken.push(...wakes) });
  const chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  let count = 0;
  const arrive = async (body: StorableBody): Promise<void> => {
    count += 1;
    const text = "text" in body ? body.text : "";
    await tables.store.accept({
      conversationId: chat.id,
      source: "test",
      externalId: String(count),
      raw: Buffer.from(text),
      body,
      at: new Date("2026-01-14T08:00:00.000Z"),
    });
  };
  return {
    home,
    tables,
    chat,
    woken,
    events,
    says: (text: string): Promise<void> => arrive({ kind: "message", text, attachments: [] }),
    work: (of: Partial<TurnDeps> & Pick<TurnDeps, "run">, signals: Partial<LaneHold> = {}): Promise<void> =>
      workOnTurns(
        {
          store: tables.store,
          lanes: tables.deliveries,
          window: noSettleWindow,
          gate: openGate,
          traces: noTraces,
          isHomeTrouble: () => false,
          park: async (turn) => parkedTurn(turn, { shop: demoShop }),
          report: (event) => events.push(event),
          ...of,
        },
        { lane: turnLaneOf(chat.id), stopping: never, lost: never, ...signals },
      ),
    sent: async (): Promise<string[]> =>
      (await tables.store.effects(chat.id)).flatMap(({ effect }) =>
        effect.kind === "reply.send" ? [effect.payload.reply.text] : [],
      ),
  };
}
