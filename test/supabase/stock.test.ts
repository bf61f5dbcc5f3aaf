import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OrderId, orderId, sku, tenantId, turnId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createStock } from "../../supabase/store/stock.ts";
import { freshHome } from "../kit/home.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

const dress = sku("DRESS-122");
const hat = sku("HAT");
const hourMs = 3_600_000;
const day = { holdHours: 24 };

/** A shop that has counted its goods, at a time of its own. */
async function shopWith(counts: Readonly<Record<string, number>>, of: { home?: Home } = {}) {
  const home = of.home ?? (await freshHome());
  let at = new Date("2026-01-14T08:00:00Z").getTime();
  let turns = 0;
  const now = () => new Date(at);
  const stock = createStock(home, now);
  const count = (read: Readonly<Record<string, number>>, writtenAt?: Date) =>
    stock.count({ counts: new Map(Object.entries(read).map(([code, n]) => [sku(code), n])), writtenAt });
  await count(counts);
  const take = (order: string, quantity = 1, instead?: OrderId, code = dress) =>
    stock.take(orderId(order), [{ sku: code, quantity }], { ...day, instead });
  return {
    home,
    stock,
    now,
    count,
    take,
    sell: (order: string, quantity = 1) => stock.sell(orderId(order), [{ sku: dress, quantity }]),
    release: (order: string) => stock.release(orderId(order)),
    pass: (hours: number) => {
      at += hours * hourMs;
    },
    /** As a new turn sees it. */
    left: async (code = dress, own?: string) => {
      const level = (await stock.look(turnId(`t_${turns++}`))).get(code);
      if (level === undefined) return "as counted";
      const held = level.held.filter(({ order }) => order !== own).reduce((sum, { quantity }) => sum + quantity, 0);
      return level.counted - level.sold - held;
    },
  };
}

describe("pieces that are taken", () => {
  it("are gone for others at once, and there is none of what nobody has left", async () => {
    const { take, left } = await shopWith({ [dress]: 2 });
    expect(await left()).toBe("as counted");
    expect(await take("o_1")).toEqual([]);
    expect(await left()).toBe(1);
    expect(await take("o_2", 2)).toEqual([{ sku: dress, left: 1 }]);
    expect(await left()).toBe(1);
  });

  it("are all of an order's or none", async () => {
    const { stock, take, left } = await shopWith({ [dress]: 1, [hat]: 5 });
    await take("o_1");
    const both = [
      { sku: hat, quantity: 2 },
      { sku: dress, quantity: 1 },
    ];
    expect(await stock.take(orderId("o_2"), both, day)).toEqual([{ sku: dress, left: 0 }]);
    expect(await left(hat)).toBe("as counted");
  });

  it("are the same ones however often an order asks, and are sold once", async () => {
    const { take, sell, left } = await shopWith({ [dress]: 2 });
    for (let again = 0; again < 2; again += 1) expect(await take("o_1", 2)).toEqual([]);
    for (let again = 0; again < 2; again += 1) expect(await sell("o_1", 2)).toEqual([]);
    expect(await left()).toBe(0);
  });

  it("of two lines of one article are added up", async () => {
    const { stock, left } = await shopWith({ [dress]: 3 });
    const line = { sku: dress, quantity: 2 };
    expect(await stock.take(orderId("o_1"), [line, line], day)).toEqual([{ sku: dress, left: 3 }]);
    await stock.take(orderId("o_1"), [line, { ...line, quantity: 1 }], day);
    expect(await left()).toBe(0);
  });

  it("go back when the bill's time is over, and the last of them may be sold to another", async () => {
    const { take, sell, left, pass } = await shopWith({ [dress]: 1 });
    await take("o_1");
    pass(23);
    expect(await take("o_2")).toEqual([{ sku: dress, left: 0 }]);
    pass(2);
    expect(await left()).toBe(1);
    expect(await take("o_2")).toEqual([]);
    expect(await take("o_1")).toEqual([{ sku: dress, left: 0 }]);
    // The money for the first bill comes all the same: it is for the shop to sort out.
    for (let again = 0; again < 2; again += 1) expect(await sell("o_1")).toEqual([{ sku: dress, left: 0 }]);
  });

  it("are kept for longer by who asks again in time", async () => {
    const { take, left, pass } = await shopWith({ [dress]: 1 });
    await take("o_1");
    pass(20);
    await take("o_1");
    pass(20);
    expect(await left()).toBe(0);
  });

  it("that are sold stay sold, whatever time goes by", async () => {
    const { take, sell, left, pass } = await shopWith({ [dress]: 1 });
    await take("o_1");
    await sell("o_1");
    pass(1_000);
    expect(await left()).toBe(0);
  });

  it("are given back when the order is cancelled, also twice, and when a payment is undone and nobody pays", async () => {
    const { take, sell, release, left, pass } = await shopWith({ [dress]: 2 });
    await take("o_1");
    await sell("o_1");
    for (let again = 0; again < 2; again += 1) await release("o_1");
    expect(await left()).toBe("as counted");
    await take("o_2");
    await sell("o_2");
    await take("o_2");
    expect(await left()).toBe(1);
    pass(25);
    expect(await left()).toBe(2);
  });

  it("pass to the bill that takes the place of another, and stay with that one where it cannot be made", async () => {
    const { take, left, sell } = await shopWith({ [dress]: 3 });
    await take("o_1", 2);
    await take("o_other", 1);
    expect(await take("o_2", 3, orderId("o_1"))).toEqual([{ sku: dress, left: 2 }]);
    expect(await left(dress, "o_1")).toBe(2);
    for (let again = 0; again < 2; again += 1) expect(await take("o_2", 1, orderId("o_1"))).toEqual([]);
    expect(await left()).toBe(1);
    await sell("o_2", 1);
    expect(await left()).toBe(1);
  });

  it("of goods that the shop does not count never run out", async () => {
    const { take } = await shopWith({});
    expect(await take("o_1", 1_000)).toEqual([]);
  });

  it("are each shop's own", async () => {
    const [one, other] = [await shopWith({ [dress]: 1 }), await shopWith({ [dress]: 1 })];
    await one.take("o_1");
    expect([await other.left(), await other.take("o_1")]).toEqual(["as counted", []]);
  });

  it("look the same for as long as a turn lasts", async () => {
    const { stock, take } = await shopWith({ [dress]: 2 });
    const before = await stock.look(turnId("t"));
    await take("o_1");
    expect(await stock.look(turnId("t"))).toBe(before);
    expect((await stock.look(turnId("t_next"))).has(dress)).toBe(true);
  });
});

describe("a shop's list that is read again", () => {
  it("with the same number goes on being one less for each sale", async () => {
    const { take, sell, count, left } = await shopWith({ [dress]: 3 });
    await take("o_1");
    await sell("o_1");
    await count({ [dress]: 3 });
    expect(await left()).toBe(2);
  });

  it("with another number begins anew: what was sold is in it, what is held is not", async () => {
    const { take, sell, count, left, pass } = await shopWith({ [dress]: 5 });
    await take("o_1", 2);
    await sell("o_1", 2);
    await take("o_2");
    pass(1);
    await count({ [dress]: 3 });
    expect(await left()).toBe(2);
    await sell("o_2");
    // A turn that runs again sells nothing twice, although its pieces are counted off by now.
    expect(await sell("o_1", 2)).toEqual([]);
    expect(await left()).toBe(2);
  });

  it("is as old as its file: what was sold after it was written is still taken off", async () => {
    const { take, sell, count, left, now, pass } = await shopWith({ [dress]: 9 });
    for (const order of ["o_1", "o_2"]) {
      pass(1);
      await take(order);
      await sell(order);
    }
    await count({ [dress]: 8 }, new Date(now().getTime() - hourMs / 2));
    expect(await left()).toBe(7);
  });

  it.each([
    ["before the last count", -1_000],
    ["in the future", 1_000],
  ])("that says it was written %s is taken to be of now", async (_when, hours) => {
    const { take, sell, count, left, now, pass } = await shopWith({ [dress]: 9 });
    pass(1);
    await take("o_1");
    await sell("o_1");
    await count({ [dress]: 8 }, new Date(now().getTime() + hours * hourMs));
    // What is read is what is left: nothing is taken off it.
    expect([await left(), await take("o_2", 8)]).toEqual(["as counted", []]);
  });

  it("by another process counts here, too, before this one has read it", async () => {
    const { home, left, now, take } = await shopWith({ [dress]: 3, [hat]: 1 });
    const other = createStock(home, () => new Date(now().getTime() + 1));
    await other.count({ counts: new Map([[dress, 1]]) });
    expect([await left(), await left(hat)]).toEqual([1, "as counted"]);
    expect(await take("o_1", 2)).toEqual([{ sku: dress, left: 1 }]);
  });

  it("gives nothing back for a sale that it has counted off already", async () => {
    const { take, sell, count, left, pass, release } = await shopWith({ [dress]: 3 });
    await take("o_1");
    await sell("o_1");
    pass(1);
    await count({ [dress]: 2 });
    await release("o_1");
    expect([await left(), await take("o_2", 3)]).toEqual(["as counted", [{ sku: dress, left: 2 }]]);
  });
});

/** Ten customers want the last three pieces in one moment. */
async function race(homes: readonly Home[]): Promise<number> {
  const [first] = homes;
  if (first === undefined) throw new Error("nobody to race");
  await createStock(first).count({ counts: new Map([[dress, 3]]) });
  const stocks = homes.map((home) => createStock(home));
  const tries = Array.from({ length: 10 }, (_, at) =>
    stocks[at % stocks.length]?.take(orderId(`o_${at}`), [{ sku: dress, quantity: 1 }], day),
  );
  return (await Promise.all(tries)).filter((lacking) => lacking?.length === 0).length;
}

it("ten customers and the last three pieces: three have them, in the embedded home", async () => {
  expect(await race([await freshHome()])).toBe(3);
});

describe.skipIf(postgresAbsence !== undefined)("on a real server", () => {
  let server: TestPostgres;
  const homes: Home[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.createMigratedDatabase("stock");
    for (let at = 0; at < 2; at += 1) homes.push(await openHome({ kind: "postgres", url, tenant: tenantId("shop") }));
    for (const home of homes) await migrate(home);
  });
  afterAll(async () => {
    await Promise.all(homes.map((home) => home.close()));
    await server.stop();
  });

  it("ten customers and the last three pieces: three have them, over two processes", async () => {
    expect(await race(homes)).toBe(3);
  });
});
