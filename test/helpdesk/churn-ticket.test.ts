import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { churnTicket, createChurnTicket } from "../../src/helpdesk/churn-ticket.ts";
import { startGorgias } from "../fakes/gorgias.ts";
import { testChat } from "../kit/app.ts";
import { testVendors } from "../kit/helpdesk-vendors.ts";

describe("a churn ticket", () => {
  it.each([
    [0.71, 1_001, "urgent"],
    [0.71, 1_000, "high"],
    [0.7, 501, "high"],
    [0.7, 500, "medium"],
    [0.1, 10, "medium"],
  ])("risk %s and value %s is %s", (churnRisk, lifetimeValue, priority) => {
    expect(churnTicket({ id: "C-1", churnRisk, lifetimeValue }).priority).toBe(priority);
  });

  it("has the customer's context, what to do, and tags without an empty one", () => {
    const ticket = churnTicket({
      id: "C-7",
      churnRisk: 0.857,
      lifetimeValue: 1_234.5,
      archetype: "",
      riskLevel: "critical",
      daysSincePurchase: 90,
    });
    expect(ticket.subject).toBe("High Churn Risk: C-7");
    expect(ticket.tags).toEqual(["churn-risk", "retention", "risk-86"]);
    // 0.29 * 100 is 28.999999999999996.
    expect(churnTicket({ id: "C-7", churnRisk: 0.29, lifetimeValue: 1 }).tags).toContain("risk-29");
    for (const part of ["1234.50", "85.7 %", "CRITICAL", "90", "account manager"]) expect(ticket.text).toContain(part);
    expect(churnTicket({ id: "C-7", churnRisk: 0.5, lifetimeValue: 1 }).text).toContain("Watch closely");
  });

  it("has a line and a tag for what is known alone", () => {
    const known = { id: "C-7", churnRisk: 0.5, lifetimeValue: 1 };
    const [plain, more] = [known, { ...known, archetype: "hunter", name: "Олена" }].map((each) => churnTicket(each));
    expect(plain?.text.split("\n")).toHaveLength((more?.text.split("\n").length ?? 0) - 1);
    expect(plain?.text).not.toMatch(/undefined|hunter/);
    expect(more?.text).toContain("hunter");
    expect([plain?.tags, more?.tags]).toEqual([
      ["churn-risk", "retention", "risk-50"],
      ["churn-risk", "retention", "hunter", "risk-50"],
    ]);
    expect([plain?.requester, more?.requester]).toStrictEqual([
      { externalId: "C-7" },
      { externalId: "C-7", name: "Олена" },
    ]);
    expect(plain?.text.split("\n").slice(0, 5)).toEqual([
      "Customer: C-7",
      "Lifetime value: 1.00",
      "Churn risk: 50.0 %",
      "",
      "Recommended:",
    ]);
  });

  it.each([
    [0.81, "The account manager calls in person"],
    [0.8, "A personal e-mail"],
    [0.6, "Watch closely"],
    [0.4, "The usual contact"],
    [0, "The usual contact"],
  ])("advises at a risk of %s what the first bound that is passed says", (churnRisk, advice) => {
    const { text } = churnTicket({ id: "C-7", churnRisk, lifetimeValue: 1 });
    expect(text.split("Recommended:\n- ")[1]?.startsWith(advice)).toBe(true);
  });

  it("is one per customer, and wants a risk that is one", () => {
    const of = (churnRisk: number) => churnTicket({ id: "C-7", churnRisk, lifetimeValue: 1 });
    expect(of(0.8).key).toBe(of(0.9).key);
    expect([of(0).tags.at(-1), of(1).tags.at(-1)]).toEqual(["risk-0", "risk-100"]);
    // Some vendors take it as a header.
    expect(of(0.5).key).toMatch(/^churn-[\w-]{22}$/);
    for (const risk of [-0.1, 1.1, Number.NaN]) expect(() => of(risk)).toThrow("between 0 and 1");
  });

  it("is opened once, where the rules and the bounds of the shop's config send it, with its fields", async () => {
    const [zendesk, gorgias] = await Promise.all([testVendors["zendesk"]?.(), startGorgias()]);
    if (zendesk === undefined) throw new Error("no vendor");
    const dir = mkdtempSync(join(tmpdir(), "deskgraph-churn-"));
    const shop = {
      helpdesk: {
        rules: [{ to: "zendesk", lifetimeValueAbove: 10_000 }],
        churn: { urgentValueAbove: 20_000, highValueAbove: 15_000 },
        fields: { gorgias: { customer_id: "7", churn_risk: "8" } },
      },
    };
    writeFileSync(join(dir, "shop.mjs"), `export default ${JSON.stringify(shop)};`);
    const { app } = await testChat({
      env: {
        ...zendesk.env,
        TICKETING_PROVIDER: "gorgias",
        GORGIAS_URL: gorgias.url,
        GORGIAS_USERNAME: gorgias.username,
        GORGIAS_API_KEY: gorgias.key,
        DESKGRAPH_CONFIG: join(dir, "shop.mjs"),
      },
    });
    const customer = { id: "C-7", churnRisk: 0.86, lifetimeValue: 9_000 };
    const made = await createChurnTicket(app, customer);
    expect((await createChurnTicket(app, customer)).id).toBe(made.id);
    expect([made.priority, gorgias.tickets.length, zendesk.ticketIds()]).toEqual(["high", 1, []]);
    expect(gorgias.tickets[0]?.custom_fields).toEqual([
      { id: 7, value: "C-7" },
      { id: 8, value: "0.86" },
    ]);
    await createChurnTicket(app, { id: "C-8", churnRisk: 0.1, lifetimeValue: 12_000 });
    expect([gorgias.tickets.length, zendesk.ticketIds().length]).toEqual([1, 1]);
    rmSync(dir, { recursive: true });
    await Promise.all([zendesk.stop(), gorgias.stop()]);
  });

  it.each(Object.keys(testVendors))(
    "is one at %s for all who ask at once, whatever the customer's id",
    async (name) => {
      const vendor = await testVendors[name]?.();
      if (vendor === undefined) throw new Error("no vendor");
      const { app } = await testChat({ env: vendor.env });
      const customer = { id: "Київ-7, «ґ»", churnRisk: 0.9, lifetimeValue: 2_000 };
      const made = await Promise.all([1, 2, 3].map(() => createChurnTicket(app, customer)));
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(vendor.ticketIds()).toHaveLength(1);
      await vendor.stop();
    },
  );

  it.each(Object.keys(testVendors))("is a new one at %s once people solved the one before", async (name) => {
    const vendor = await testVendors[name]?.();
    if (vendor === undefined) throw new Error("no vendor");
    const { app } = await testChat({ env: vendor.env });
    const customer = { id: "C-7", churnRisk: 0.9, lifetimeValue: 2_000 };
    const first = await createChurnTicket(app, customer);
    vendor.solve(first.id);
    const second = await createChurnTicket(app, customer);
    expect(second.id).not.toBe(first.id);
    expect((await createChurnTicket(app, customer)).id).toBe(second.id);
    vendor.solve(second.id);
    vendor.closeForGood?.(second.id);
    const third = await createChurnTicket(app, customer);
    expect((await createChurnTicket(app, customer)).id).toBe(third.id);
    expect(vendor.ticketIds()).toEqual([first.id, second.id, third.id]);
    await vendor.stop();
  });

  it("is opened by the next call after one that was refused, at once", async () => {
    const vendor = await testVendors["zammad"]?.();
    if (vendor === undefined) throw new Error("no vendor");
    const { app } = await testChat({ env: vendor.env });
    const customer = { id: "C-7", churnRisk: 0.9, lifetimeValue: 2_000 };
    vendor.fault(({ method, path }) => (method === "POST" && path.endsWith("/tickets") ? { status: 422 } : "none"));
    await expect(createChurnTicket(app, customer)).rejects.toThrow();
    vendor.fault(() => "none");
    await createChurnTicket(app, customer);
    expect(vendor.ticketIds()).toHaveLength(1);
    await vendor.stop();
  });

  it("says where to set it up when there is no helpdesk", async () => {
    const { app } = await testChat();
    const customer = { id: "C-7", churnRisk: 0.86, lifetimeValue: 9_000 };
    await expect(createChurnTicket(app, customer)).rejects.toThrow("TICKETING_PROVIDER");
  });
});
