import { beforeEach, describe, expect, it, vi } from "vitest";
import { type ChurnClaims, ConfigError, type Failure } from "../../src/core/index.ts";
import { createChurnTicket } from "../../src/helpdesk/churn-ticket.ts";
import { createTables } from "../../supabase/store/store.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { type PaperHelpdesk, paperHelpdesk } from "../kit/paper-helpdesk.ts";

const customer = { id: "C-7", churnRisk: 0.9, lifetimeValue: 2_000, name: "Олена", email: "olena@shop.test" };

describe("the ticket of a customer who may leave", () => {
  let paper: PaperHelpdesk;
  let vip: PaperHelpdesk;
  let store: ChurnClaims;
  beforeEach(async () => {
    [paper, vip] = [paperHelpdesk(), paperHelpdesk({ name: "vip" })];
    store = createTables(await freshHome()).store;
  });

  const create = async (of = customer, helpdesks = [paper.connection, vip.connection]) => {
    const { shop } = await testConfig();
    const rules = [{ to: "vip", lifetimeValueAbove: 5_000 }];
    const fields = { paper: { customer_id: "1", lifetime_value: "2", churn_risk: "3", reason: "4" } };
    return createChurnTicket(
      { helpdesks, store, config: { shop: { helpdesk: { ...shop.helpdesk, rules, fields } } } },
      of,
    );
  };
  const made = (of = paper) => [...of.tickets.values()].map((each) => each.made);

  it("has what is known of them, in the shop's fields, too", async () => {
    const { id } = await create();
    expect(made()).toMatchObject([
      {
        requester: { externalId: "C-7", name: "Олена", email: "olena@shop.test" },
        fields: { 1: "C-7", 2: "2000.00", 3: "0.9" },
        priority: "urgent",
      },
    ]);
    expect(made()[0]).not.toHaveProperty("follows");
    expect((await create()).id).toBe(id);
    expect(paper.tickets.size).toBe(1);
  });

  it("is where the shop's rule sends it, and at the usual helpdesk where that one is not there", async () => {
    await create({ ...customer, lifetimeValue: 5_001 });
    expect([made(), made(vip).length]).toEqual([[], 1]);
    await create({ ...customer, id: "C-8", lifetimeValue: 5_001 }, [paper.connection]);
    expect(made()).toHaveLength(1);
    await expect(create(customer, [])).rejects.toThrow(ConfigError);
  });

  it.each(["solved", "closed"] as const)("is another one once it is %s, and then that one", async (status) => {
    const first = await create();
    paper.change(first.id, { status });
    const second = await create();
    expect(second.id).not.toBe(first.id);
    expect(second.key).toBe(`${first.key}-2`);
    expect(made()[1]).not.toHaveProperty("follows");
    paper.calls.length = 0;
    expect((await create()).id).toBe(second.id);
    // The round is remembered: the first is not looked for any more.
    expect(paper.calls).toEqual(["find"]);
  });

  it("follows one that takes no more", async () => {
    const first = await create();
    paper.change(first.id, { status: "closed", isFinal: true });
    await create();
    expect(made()[1]).toMatchObject({ follows: first.id });
  });

  it.each<[string, Failure | Error]>([
    ["refused", { outcome: "refused", code: "http_422" }],
    ["a mistake of ours", new TypeError("ours")],
  ])("may be asked for again at once after it was %s", async (_name, fault) => {
    paper.fault = (call) => (call === "create" ? fault : undefined);
    await expect(create()).rejects.toThrow();
    paper.fault = () => undefined;
    await create();
    expect(made()).toHaveLength(1);
  });

  it("is kept from the next caller for the whole lease where the vendor may be at it still", async () => {
    const claim = vi.spyOn(store, "claimChurn");
    const release = vi.spyOn(store, "releaseChurn");
    const timeout = vi.spyOn(AbortSignal, "timeout");
    paper.fault = (call) => (call === "create" ? { outcome: "uncertain", code: "timeout" } : undefined);
    await expect(create()).rejects.toThrow("timeout");
    expect(release).not.toHaveBeenCalled();
    const [key = "", lease] = claim.mock.calls[0] ?? [];
    // Longer than the call may take, so that no other begins meanwhile.
    expect(lease?.leaseMs).toBeGreaterThan(Number(timeout.mock.calls[0]?.[0]));
    expect(await store.claimChurn(key, { holder: "next", leaseMs: 1 })).toBeUndefined();
  });
});
