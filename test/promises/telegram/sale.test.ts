import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { texts } from "../../../nodes/texts/texts.ts";
import { type App, createApp } from "../../../src/app.ts";
import { type EffectKind, tenantId } from "../../../src/core/index.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { testConfig } from "../../kit/app.ts";
import { inSmall } from "../../kit/in-small.ts";
import { kindsOfSale } from "../../kit/kinds-of-effects.ts";
import { person } from "../../kit/person.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../../kit/postgres.ts";
import { type ProductHere, productHere } from "../../kit/product-here.ts";
import { productProcess } from "../../kit/product-process.ts";

const holdingLines: ReadonlySet<string> = new Set(Object.values(texts).map(({ holding }) => holding));

/** What the customer says, and what the answer shows. */
const sales = {
  uk: [
    ["сукня на 122 є?", /AI-помічник[\s\S]*1\u00a0190/],
    ["беру першу", /1\u00a0190/],
    ["Олена Приклад, 067 000 00 00, Київ, відділення 5", /Перевірте[\s\S]*Олена Приклад/],
    ["повна оплата", /UA\d{27}/],
    ["оплатила", /Передаю на перевірку/],
  ],
  en: [
    ["Hello! Do you have a dress in 122?", /AI assistant[\s\S]*1\u00a0190/],
    ["I'll take the first one", /1\u00a0190/],
    ["Olena Pryklad, 067 000 00 00, Kyiv, branch 5", /check[\s\S]*Olena Pryklad/i],
    ["full payment", /UA\d{27}/],
    ["I have paid", /Thank you|checking/i],
  ],
} as const;
const confirmed = { uk: /Оплату підтверджено/, en: /payment is confirmed|Payment confirmed|confirmed/i } as const;
const complaints = {
  uk: "Це жах, сукня прийшла порвана! Хочу скаргу",
  en: "The dress arrived torn, I want to complain!",
} as const;

describe.skipIf(postgresAbsence !== undefined)("a sale and a complaint in Telegram", () => {
  let server: TestPostgres;
  let telegram: FakeTelegram;
  let product: ProductHere;
  let office: App | undefined;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    telegram = await startTelegram();
    product = await inSmall<(of: FakeTelegram) => Promise<ProductHere>>(productHere, productProcess)(telegram);
  });
  afterEach(async () => {
    await office?.close();
    office = undefined;
    await product.remove();
    await telegram.stop();
  });

  // "One moment" is said on a machine that needs ten seconds for an answer, and is none.
  const textsTo = (chat: number): string[] =>
    telegram.sent
      .filter(({ chatId, text }) => chatId === String(chat) && !holdingLines.has(text))
      .map(({ text }) => text);
  async function answer(chat: number, does: () => unknown): Promise<string> {
    const before = textsTo(chat).length;
    await does();
    while (textsTo(chat).length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    return textsTo(chat).at(-1) ?? "";
  }

  it.each(inSmall(["webhook"], ["polling", "webhook"]))(
    "by %s, in Ukrainian and English, with a person's word on the money",
    async (way) => {
      const url = await server.createMigratedDatabase(`sale_${way}`);
      if (way === "webhook") telegram.deliverTo(`http://127.0.0.1:${product.port}/telegram/webhook`);
      await product.start({
        DATABASE_URL: url,
        DESKGRAPH_LOG: "debug",
        ...(way === "webhook" ? { TELEGRAM_WEBHOOK_URL: "https://bot.example.com" } : {}),
      });
      // A second process on the same database, in which a person decides: it accepts, and works on nothing.
      const config = await testConfig();
      const home = await openHome({ kind: "postgres", url, tenant: tenantId("shop") });
      const people = await createApp({ config, home });
      office = people;

      await Promise.all(
        (["uk", "en"] as const).map(async (language, n) => {
          const chat = 500 + n;
          const say = (text: string) => telegram.say(chat, { text }, { language });
          for (const [text, shows] of sales[language]) expect(await answer(chat, () => say(text))).toMatch(shows);
          const { id } = await people.open({ channel: "telegram", channelChatId: String(chat) });
          const bill = await people.openBill(id);
          const body = { kind: "payment_decision", billId: bill?.id ?? "", paid: true, by: person("manager") } as const;
          const arrival = { conversationId: id, source: "office", externalId: language, body };
          expect(await answer(chat, () => people.accept(arrival))).toMatch(confirmed[language]);
          expect(await kindsOf(people, id)).toEqual(kindsOfSale);

          const angry = 600 + n;
          await answer(angry, () => telegram.say(angry, { text: complaints[language] }, { language }));
          const complaint = await people.open({ channel: "telegram", channelChatId: String(angry) });
          expect(complaint.owner).toBe("waiting");
          expect(await kindsOf(people, complaint.id)).toEqual([
            ...["crm.first_touch", "crm.status", "crm.assign", "crm.status", "crm.assign", "ticket.open", "staff.post"],
          ]);
        }),
      );
      expect(await product.stop()).toBe(0);

      // The bot's token is in no line of the log and in no row of the database, whatever was sent and received.
      expect(product.said()).toContain("turn.done");
      // Nothing is configured through which people would hear of it: that is said, once.
      expect(product.said().match(/Nobody is there to be told/g)).toHaveLength(1);
      expect(product.said()).not.toContain(exampleToken);
      expect(await rowsWith(people, exampleToken)).toEqual([]);
    },
  );
});

const kindsOf = async (app: App, id: Awaited<ReturnType<App["open"]>>["id"]): Promise<EffectKind[]> =>
  (await app.store.effects(id)).map(({ effect }) => effect.kind).filter((kind) => kind !== "reply.send");

/** Tables in which a word stands anywhere. */
async function rowsWith({ home }: App, word: string): Promise<string[]> {
  const tables = await home.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const hits: string[] = [];
  for (const { name } of tables.rows) {
    const found = await home.pool.query(
      `select from ${name} as t where position($1 in to_jsonb(t)::text) > 0 limit 1`,
      [word],
    );
    if (found.rows.length > 0) hits.push(name);
  }
  return hits;
}
