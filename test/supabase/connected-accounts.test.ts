import { expect, it } from "vitest";
import { type ConnectedAccount, retentionRules, shopSchema, trimWorks } from "../../src/core/index.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createTrims } from "../../supabase/store/trims.ts";
import { freshHome } from "../kit/home.ts";

const account = (provenAt: Date, standing: ConnectedAccount["standing"]): ConnectedAccount => ({
  channel: "telegram",
  connection: "bc_1",
  proof: { ownerId: "777", isEnabled: true, rights: ["can_reply"], provenAt },
  standing,
});

it("of two proofs the newer one stays, and a change of standing is told to one caller", async () => {
  const { store } = createTables(await freshHome());
  const [older, newer] = [new Date(1_000), new Date(2_000)];
  expect(await store.connectedAccount("telegram", "bc_1")).toBeUndefined();
  const told = await Promise.all([1, 2, 3].map(() => store.keepAccount(account(newer, "confirmed"))));
  expect(told.filter(Boolean)).toHaveLength(1);
  expect(await store.keepAccount(account(older, "ignored"))).toBe(false);
  expect(await store.connectedAccount("telegram", "bc_1")).toEqual(account(newer, "confirmed"));
  expect(await store.keepAccount(account(newer, "ignored"))).toBe(true);
  expect(await store.connectedAccounts("telegram")).toEqual([account(newer, "ignored")]);
  expect(await store.connectedAccounts("other")).toEqual([]);
});

it("accounts of another tenant are not there", async () => {
  const [one, other] = [createTables(await freshHome()), createTables(await freshHome())];
  await one.store.keepAccount(account(new Date(1_000), "confirmed"));
  expect(await other.store.connectedAccount("telegram", "bc_1")).toBeUndefined();
});

it("strangers' accounts go when their days are over, and those that are answered stay", async () => {
  const home = await freshHome();
  const at = new Date("2026-01-14T08:00:00.000Z");
  const { store } = createTables(home, { now: () => at });
  const nothingKnown = { channel: "telegram", standing: "ignored" } as const;
  await store.keepAccount({ ...nothingKnown, connection: "bc_stranger" });
  await store.keepAccount({ ...account(at, "ignored"), connection: "bc_refused" });
  await store.keepAccount({ ...account(at, "unconfirmed"), connection: "bc_served" });
  await store.keepAccount(account(at, "confirmed"));
  const trims = createTrims(home, createCheckpointer(home));
  const days = shopSchema.shape.retentionDays.parse(undefined);
  const trimAfter = async (ms: number): Promise<string[]> => {
    const works = trimWorks(retentionRules, days, new Date(at.getTime() + days.keys * 86_400_000 + ms));
    for (const work of works) if (work.table === "deskgraph.connected_accounts") await trims.trim(work);
    return (await store.connectedAccounts("telegram")).map(({ connection }) => connection).toSorted();
  };
  expect(await trimAfter(-1)).toEqual(["bc_1", "bc_refused", "bc_served", "bc_stranger"]);
  expect(await trimAfter(1)).toEqual(["bc_1", "bc_served"]);
});
