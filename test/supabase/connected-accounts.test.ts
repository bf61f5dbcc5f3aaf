import { expect, it } from "vitest";
import type { ConnectedAccount } from "../../src/core/index.ts";
import { createTables } from "../../supabase/store/store.ts";
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
