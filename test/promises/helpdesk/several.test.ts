import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type TestChat, testChat, testConfig } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";
import { silentWhileWaiting } from "../../kit/silent-while-waiting.ts";
import type { TestVendor } from "../../kit/test-vendor.ts";

describe("two helpdesks side by side", () => {
  let dir: string;
  let usual: TestVendor;
  let other: TestVendor;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "deskgraph-several-"));
    const [first, second] = await Promise.all([testVendors["gorgias"]?.(), testVendors["zendesk"]?.()]);
    if (first === undefined || second === undefined) throw new Error("no vendors");
    [usual, other] = [first, second];
  });
  afterEach(async () => {
    rmSync(dir, { recursive: true, force: true });
    await Promise.all([usual.stop(), other.stop()]);
  });

  const envOf = (rules: object): Record<string, string> => {
    const file = join(dir, `shop-${JSON.stringify(rules).length}.mjs`);
    writeFileSync(file, `export default { helpdesk: { rules: ${JSON.stringify(rules)} } };`);
    return { ...other.env, ...usual.env, DESKGRAPH_CONFIG: file };
  };
  const bought = async ({ app, conversation: { id, customerId } }: TestChat, major: number): Promise<void> => {
    await app.home.pool.query(
      `insert into deskgraph.orders (tenant_id, id, number, conversation_id, customer_id, turn_id, status, lines, delivery,
         total_minor, paid_minor, currency, payment_method)
       values ($1, $2, 'O-1', $3, $4, 't', 'paid', '[]', '{}', $5, $5, 'UAH', 'total')`,
      [app.home.tenant, `o_${major}`, id, customerId, major * 100],
    );
  };
  async function complain(chat: TestChat): Promise<void> {
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await quietTickets(chat);
  }

  it("sends whoever bought much to the one, everybody else to the other", async () => {
    const env = envOf([{ to: "zendesk", lifetimeValueAbove: 10_000 }]);
    const rich = await testChat({ env });
    await bought(rich, 10_001);
    await complain(rich);
    expect([usual.ticketIds().length, other.ticketIds().length]).toEqual([0, 1]);
    const plain = await testChat({ env });
    await bought(plain, 10_000);
    await complain(plain);
    expect([usual.ticketIds().length, other.ticketIds().length]).toEqual([1, 1]);
  });

  it("writes on where the ticket is, hears from both, and closes what is solved in either", async () => {
    const chat = await testChat({ env: envOf([{ to: "zendesk", reasons: ["complaint"] }]), shop: silentWhileWaiting });
    await complain(chat);
    await chat.say("Замовлення 12");
    await quietTickets(chat);
    const [id = ""] = other.ticketIds();
    expect(other.comments(id).map(({ text }) => text)).toContain("Замовлення 12");
    expect(usual.ticketIds()).toEqual([]);
    const post = doors(...chat.app.helpdesks.map((each) => helpdeskWebhook(each, chat.app)));
    expect(await post(other.path, other.reply(id, "Обміняємо"))).toBe(200);
    expect(await post(other.path, other.solve(id))).toBe(200);
    await quietTickets(chat);
    expect((await chat.replies()).map(({ text }) => text)).toContain("Обміняємо");
    // The next call for a person is another matter, and no complaint.
    await chat.say("покличте людину");
    await quietTickets(chat);
    expect(usual.ticketIds()).toHaveLength(1);
    await chat.say("мене звати Олена");
    await quietTickets(chat);
    expect(usual.comments().map(({ text }) => text)).toContain("мене звати Олена");
  });

  it("says what a rule still needs, and that one is about nothing", async () => {
    const { ZENDESK_TOKEN: _, ...env } = envOf([{ to: "zendesk", lifetimeValueAbove: 1 }]);
    await expect(testConfig(env)).rejects.toThrow("ZENDESK_TOKEN: it is needed because a helpdesk rule says zendesk");
    await expect(testConfig(envOf([{ to: "jira", reasons: ["complaint"] }]))).rejects.toThrow(/"jira" is none of/);
    await expect(testConfig(envOf([{ to: "zendesk" }]))).rejects.toThrow("lifetimeValueAbove or reasons");
  });
});
