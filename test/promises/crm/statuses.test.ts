import { afterEach, beforeEach, expect, it } from "vitest";
import { createSitniks } from "../../../integrations/sitniks/client.ts";
import { sitniksSettings } from "../../../integrations/sitniks/settings.ts";
import { furthest, isForward } from "../../../integrations/sitniks/status-moves.ts";
import { type CrmStage, crmStages, type Effect, effectKeyOf, laneOf, Secret, turnId } from "../../../src/core/index.ts";
import { ProductCrmHost } from "../../../src/crm/crm-host.ts";
import { createAccept } from "../../../src/inbox/accept.ts";
import { deliverLane } from "../../../src/outbox/deliver-lane.ts";
import { withWouldDo } from "../../../src/outbox/would-do.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { createSqlChatMappings } from "../../../supabase/mappings/chat-mappings-sql.ts";
import { createTables } from "../../../supabase/store/store.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { freely } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { noTraces } from "../../kit/no-traces.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const sequenceCount = inSmall(30, 400);
const theirs = "Чекаємо на склад";
const { statuses } = demoShop;

let sitniks: FakeSitniks;
beforeEach(async () => {
  sitniks = await startSitniks();
});
afterEach(() => sitniks.stop());

it(`${sequenceCount} chats through the outbox, answers lost, processes replaced, people in between: only forward but for the end of a call, and a person's word stays`, async () => {
  const random = seededRandom(5);
  const never = new AbortController().signal;
  const home = await freshHome();
  const mappings = createSqlChatMappings(home);
  /** As a process that knows nothing of those before it. */
  const process = () => {
    const { store, deliveries, desk } = createTables(home);
    const accept = createAccept({
      store,
      now: () => new Date(),
      traces: noTraces,
      people: demoShop.people,
      report: () => undefined,
    });
    const host = new ProductCrmHost({ store, desk, accept });
    const access = { url: sitniks.host, key: new Secret(sitniks.apiKey) };
    const { deliverers } = createSitniks(access, sitniksSettings.parse({}), { mappings, host, shop: demoShop });
    const { breakers } = createVendorLimits(home);
    const deps = { deliveries, breakers, budgets: freely, traces: noTraces, report: () => undefined, random: () => 0 };
    return { store, deps: { ...deps, deliverers: withWouldDo(deliverers) } };
  };
  sitniks.fault = ({ method }) => (method === "PATCH" && random() < 0.2 ? "lose" : "none");
  let { store, deps } = process();
  let kept = 0;
  for (let n = 0; n < sequenceCount; n += 1) {
    const { id, customerId } = await store.openConversation({ channel: "telegram", channelChatId: `${n}` });
    const chat = sitniks.addChat({ initialSource: "telegram", userId: `${n}` });
    await mappings.save({ conversationId: id, userId: customerId, crmChatId: chat.id, currentStatus: chat.status });
    const lane = laneOf(id, "crm.status");
    let ours: number | undefined;
    for (let k = 0; k < 1 + Math.floor(random() * 5); k += 1) {
      const stage = crmStages[Math.floor(random() * crmStages.length)] ?? "paid";
      const key = effectKeyOf({ thread: id, turn: "t", node: "test", kind: "crm.status", subject: `${k}` });
      const isCallOver = random() < 0.2;
      const payload = isCallOver ? ({ stage: "first_touch", restores: true } as const) : { stage };
      const owner = random() < 0.3 ? "waiting" : "ai";
      await home.pool.query("update deskgraph.conversations set owner = $1 where tenant_id = $2 and id = $3", [
        isCallOver ? "ai" : owner,
        home.tenant,
        id,
      ]);
      const wish: Effect = {
        ...({ kind: "crm.status", payload, conversationId: id } as const),
        key,
        lane,
        turnId: turnId("t"),
        node: "test",
      };
      await store.put([wish]);
      for (let isDone = false; !isDone; ) {
        if (random() < 0.3) ({ store, deps } = process());
        await home.pool.query("update deskgraph.outbox set due_at = null where state = 'waiting'");
        await deliverLane(deps, { lane, stopping: never, lost: never });
        isDone = (await store.effects(id)).every(({ state }) => state !== "waiting");
      }
      if (ours === undefined && random() < 0.1) {
        chat.status = theirs;
        ours = chat.statusHistory.length;
      }
    }
    const shown = chat.statusHistory
      .filter((title, at, all) => title !== all[at - 1])
      .flatMap((title): CrmStage[] => crmStages.filter((stage) => statuses[stage] === title));
    for (const [at, stage] of shown.entries()) {
      const before = shown.slice(0, at);
      const isRestored = before.at(-1) === "escalation" && stage === furthest(before);
      expect(isForward(before, stage) || isRestored).toBe(true);
    }
    if (ours === undefined) {
      const told = (await store.effects(id)).filter(({ receipt }) => receipt?.note === undefined);
      const last = shown.at(-1);
      if (last !== undefined) expect(chat.status).toBe(statuses[last]);
      expect(told).toHaveLength(shown.length);
    } else {
      expect([chat.status, chat.statusHistory.length]).toEqual([theirs, ours]);
      kept += 1;
    }
  }
  expect(kept).toBeGreaterThan(sequenceCount / 20);
});
