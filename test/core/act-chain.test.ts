import { expect, it } from "vitest";
import { type ChainedAct, chainAct, chainStart, checkChain, fromMajor, tenantId } from "../../src/core/index.ts";

const shop = tenantId("shop");

function chainOf(count: number): ChainedAct[] {
  const rows: ChainedAct[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const act = {
      seq,
      at: "2026-01-14T08:00:00.000Z",
      person: "p_1",
      act: "confirm_payment",
      conversation: "a_1",
    } as const;
    const row = { ...act, ownerBefore: "ai", amount: fromMajor(seq, "UAH") } as const;
    rows.push(chainAct(shop, rows.at(-1)?.hash ?? chainStart.hash, row));
  }
  return rows;
}

const rows = chainOf(5);
const last = { seq: 5, hash: rows.at(-1)?.hash };

it("a chain of acts holds, read at once or in portions", () => {
  expect(checkChain(shop, chainStart, rows)).toEqual(last);
  const half = checkChain(shop, chainStart, rows.slice(0, 2));
  if ("why" in half) throw new Error("broken");
  expect(checkChain(shop, half, rows.slice(2))).toEqual(last);
});

it.each<[string, Partial<ChainedAct>]>([
  ["time", { at: "2026-01-14T08:00:00.001Z" }],
  ["person", { person: "p_2" }],
  ["act", { act: "decline_payment" }],
  ["conversation", { conversation: "a_2" }],
  ["owner", { ownerBefore: "person" }],
  ["amount", { amount: fromMajor(4, "UAH") }],
  ["currency", { amount: fromMajor(3, "EUR") }],
  ["hash", { hash: "0".repeat(64) }],
  ["hash of the one before", { previous: "0".repeat(64) }],
])("an act whose %s was changed is found", (_what, change) => {
  const changed = rows.map((row) => (row.seq === 3 ? { ...row, ...change } : row));
  expect(checkChain(shop, chainStart, changed)).toEqual({ seq: 3, why: "changed" });
});

it("an act that was changed together with its own hash breaks the one after it", () => {
  const [, , third] = rows;
  if (third === undefined) throw new Error("no third");
  const forged = chainAct(shop, third.previous, { ...third, amount: fromMajor(1, "UAH") });
  const changed = rows.map((row) => (row.seq === 3 ? forged : row));
  expect(checkChain(shop, chainStart, changed)).toEqual({ seq: 4, why: "changed" });
});

it("an act that was left out is missed, and one of another shop does not fit", () => {
  expect(checkChain(shop, chainStart, rows.toSpliced(1, 1))).toEqual({ seq: 2, why: "missing" });
  expect(checkChain(tenantId("other"), chainStart, rows)).toEqual({ seq: 1, why: "changed" });
});
