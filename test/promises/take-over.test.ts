import { EventEmitter, once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { type ConversationId, type Deliverer, tenantId } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { openHome } from "../../supabase/home/home.ts";
import { testConfig } from "../kit/app.ts";
import { inSmall } from "../kit/in-small.ts";
import { person } from "../kit/person.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";
import { seededRandom } from "../kit/seeded-random.ts";
import { SlowModel } from "../kit/slow-model.ts";

/** All of them where everything is meant to run; a few are enough to notice most breaks at a desk. */
const conversationCount = inSmall(10, 1_000);
const atOnce = inSmall(10, 20);
const question = "сукня на 122 є?";

/** Where the AI was when the person's words were accepted. */
type Phase = "nothing said yet" | "said" | "withheld";

/** Until it is so; what never is so ends the test by its timeout. Each look asks the database. */
async function until(everyMs: number, isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, everyMs));
}

describe.skipIf(postgresAbsence !== undefined)("a person who takes over at any moment", () => {
  let server: TestPostgres;
  let app: App;
  const random = seededRandom(42);
  /** When each reply of the AI began to be sent, by conversation; told under its id as it begins. */
  const began = new Map<string, number[]>();
  const beginnings = new EventEmitter();

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createMigratedDatabase("takeover");
    const sending: Deliverer<"reply.send"> = {
      deliver: async ({ conversationId, payload }) => {
        if (payload.by === "ai") {
          began.set(conversationId, [...(began.get(conversationId) ?? []), performance.now()]);
          beginnings.emit(conversationId);
        }
        await new Promise((resolve) => setTimeout(resolve, random() * 20));
        return { outcome: "done", receipt: {} };
      },
    };
    app = await createApp({
      config: { ...(await testConfig()), tenant: tenantId("shop") },
      home: await openHome({ kind: "postgres", url, tenant: tenantId("shop") }),
      settleWindow: noSettleWindow,
      model: new SlowModel(() => random() * 30),
      deliverers: () => ({ "reply.send": sending }),
    });
    await app.work();
  });
  afterAll(async () => {
    await app.close();
    await server.stop();
  });

  /** A turn has the message: it is being answered, or was. */
  const isTaken = async (id: ConversationId): Promise<boolean> => (await app.store.waiting(id)).length === 0;

  /** Some until the answer is on its way, some until the AI thinks, however long that takes; others for any time. */
  async function askedAndWaited(n: number, id: ConversationId): Promise<void> {
    const isOnItsWay = n % 5 === 0 ? once(beginnings, id) : undefined;
    const message = { kind: "message", text: question, attachments: [] } as const;
    await app.accept({ conversationId: id, source: "test", externalId: `${n}/m`, body: message });
    if (n % 5 === 1) await until(25, () => isTaken(id));
    else if (isOnItsWay !== undefined) await isOnItsWay;
    else await new Promise((resolve) => setTimeout(resolve, random() * 600));
  }

  /** Nothing is to be done or sent, and whoever took over knows what is asked, if the AI did not answer it. */
  async function isAtRest(id: ConversationId): Promise<boolean> {
    if (await app.store.isBusy(id)) return false;
    const effects = await app.store.effects(id);
    if (effects.some(({ effect, state }) => effect.kind === "reply.send" && state === "waiting")) return false;
    const posts = effects.filter(
      ({ effect }) => effect.kind === "staff.post" && effect.payload.text.includes(question),
    );
    // What was drafted and not sent is told right after it was set aside.
    return began.has(id) || posts.length === 1;
  }

  it("hears nothing of the AI afterwards, not one message", async () => {
    let late = 0;
    let told = 0;
    const phases = new Map<Phase, number>();
    const one = async (n: number): Promise<void> => {
      const { id } = await app.open({ channel: "test", channelChatId: `${n}` });
      await askedAndWaited(n, id);
      const word = { kind: "person_message", text: "Вітаю, я тут", by: person("Марія") } as const;
      await app.accept({ conversationId: id, source: "test", externalId: `${n}/p`, body: word });
      const takenOverAt = performance.now();
      await until(100, () => isAtRest(id));
      const sends = began.get(id) ?? [];
      late += sends.filter((at) => at > takenOverAt).length;
      const drafts = (await app.store.transcript(id, 20)).filter(({ author }) => author === "ai");
      const phase =
        sends.length > 0 ? "said" : drafts.some(({ withheld }) => withheld) ? "withheld" : "nothing said yet";
      phases.set(phase, (phases.get(phase) ?? 0) + 1);
      told += 1;
    };
    let next = 0;
    const work = async (): Promise<void> => {
      for (let n = next++; n < conversationCount; n = next++) await one(n);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    expect([late, told]).toEqual([0, conversationCount]);
    // The moments were spread: some before the draft was sent, some after.
    process.stdout.write(`take-overs: ${[...phases].map(([phase, count]) => `${count} ${phase}`).join(", ")}\n`);
    expect(phases.get("said")).toBeGreaterThan(conversationCount / 50);
    expect(phases.get("withheld")).toBeGreaterThan(conversationCount / 50);
  });
});
