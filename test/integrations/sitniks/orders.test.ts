import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EffectOf, effectKeyOf, laneOf, money, sku, turnId } from "../../../src/core/index.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { crmAt } from "../../kit/crm-at.ts";
import { deliveryContext } from "../../kit/delivery-context.ts";
import { inSmall } from "../../kit/in-small.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const orderCount = inSmall(80, 2_000);

describe("orders", () => {
  let sitniks: FakeSitniks;
  beforeEach(async () => {
    sitniks = await startSitniks();
    sitniks.variations.push({ id: 601, sku: "DRESS-A", title: "Сукня", price: 1_190 });
  });
  afterEach(() => sitniks.stop());

  function orderOf(n: number, part: Partial<EffectOf<"crm.order">["payload"]> = {}): EffectOf<"crm.order"> {
    const { id } = crmAt(sitniks).conversation(n);
    return {
      kind: "crm.order",
      conversationId: id,
      lane: laneOf(id, "crm.order"),
      turnId: turnId("t"),
      node: "test",
      key: effectKeyOf({ thread: id, turn: "t", node: "test", kind: "crm.order", subject: `${n}` }),
      payload: {
        orderId: `o_${n}`,
        lines: [
          {
            sku: sku("DRESS-A"),
            title: "Сукня «Анна», червона",
            size: "122",
            price: money(119_000, "UAH"),
            quantity: 1,
          },
        ],
        delivery: { name: "Олена Приклад", phone: "+380670000000", city: "Київ", branch: "відділення 5" },
        total: money(119_000, "UAH"),
        paid: money(119_000, "UAH"),
        paymentMethod: "full",
        status: "paid",
        ...part,
      },
    };
  }

  it("have the live shape: ids of status, variation, account and parcel service, and every line says whether it is an upsale", async () => {
    const { crm } = crmAt(sitniks);
    const result = await crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext());
    const [order] = sitniks.orders;
    expect(result).toEqual({ outcome: "done", receipt: { externalId: String(order?.id) } });
    const paid = sitniks.orderStatuses.find(({ title }) => title === "ОПЛАЧЕНО");
    expect(order?.body).toEqual({
      externalId: "o_1",
      statusId: paid?.id,
      client: { fullname: "Олена Приклад", phone: "+380670000000" },
      offers: [
        {
          itemId: 601,
          itemType: "variation",
          title: "Сукня «Анна», червона, 122",
          price: 1_190,
          quantity: 1,
          isUpsale: false,
        },
      ],
      npDelivery: {
        integrationNovaposhtaId: sitniks.novaPoshtaKeys[0]?.id,
        city: "Київ",
        department: "відділення 5",
        serviceType: "WarehouseWarehouse",
        payerType: "Recipient",
        recipientFullname: "Олена Приклад",
        recipientPhone: "+380670000000",
      },
      payment: { settlementAccountId: sitniks.settlementAccounts[0]?.id, amount: 1_190, description: "full" },
      managerComment: "full: 1190.00 / 1190.00 UAH",
    });
  });

  it("have the older line form and the older dialect, by one setting each", async () => {
    const lines = crmAt(sitniks, { orderLines: "products" });
    await lines.crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext());
    expect(sitniks.orders[0]?.products[0]).toMatchObject({ productVariationId: 601, isUpsale: false });
    const dialect = crmAt(sitniks, { orderDialect: "origin" });
    for (let n = 0; n < 2; n += 1) await dialect.crm.deliverers["crm.order"].deliver(orderOf(2), deliveryContext());
    expect(sitniks.orders.filter(({ dialect: by }) => by === "origin")).toHaveLength(1);
  });

  it(`${orderCount} with three in ten answers lost after the order was made: each is there once`, async () => {
    const random = seededRandom(3);
    sitniks.fault = ({ method }) => {
      const dice = random();
      return method === "POST" && dice < 0.3 ? "lose" : dice > 0.97 ? "drop" : "none";
    };
    for (let n = 0; n < orderCount; n += 1) {
      // A restart in between: nothing in memory is what keeps it one order.
      let { crm } = crmAt(sitniks);
      for (let attempt = 1; ; attempt += 1) {
        const result = await crm.deliverers["crm.order"].deliver(orderOf(n), deliveryContext({ attempt }));
        if (result.outcome === "done") break;
        if (result.outcome !== "uncertain" && result.outcome !== "retry") throw new Error(result.code);
        if (random() < 0.3) crm = crmAt(sitniks).crm;
      }
    }
    expect(sitniks.orders).toHaveLength(orderCount);
    expect(new Set(sitniks.orders.map(({ externalId }) => externalId)).size).toBe(orderCount);
  }, 600_000);

  it.each([400, 422] as const)("a refusal with %i says which field is wrong, in both of its forms", async (status) => {
    sitniks.validationStatus = status;
    const { crm } = crmAt(sitniks);
    const delivery = { name: "Олена Приклад", phone: "12", city: "Київ", branch: "5" };
    const result = await crm.deliverers["crm.order"].deliver(orderOf(1, { delivery }), deliveryContext());
    expect(result).toMatchObject({ outcome: "refused", fields: ["phone"] });
    expect(sitniks.orders).toEqual([]);
  });

  it("are found among others' odd ones, and where the filter is ignored also behind many newer ones", async () => {
    const { crm } = crmAt(sitniks);
    await crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext());
    for (let n = 2; n < 130; n += 1) await crm.deliverers["crm.order"].deliver(orderOf(n), deliveryContext());
    // As another program may have made it.
    Object.assign(sitniks.orders[1] ?? {}, { externalId: 12_345 });
    sitniks.filtersOrders = false;
    await crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext({ attempt: 2 }));
    expect(sitniks.orders.filter(({ externalId }) => externalId === "o_1")).toHaveLength(1);
  });

  it("book money to the only account, or to the one that is named; with several a person names it first", async () => {
    sitniks.settlementAccounts.push({ id: 942, title: "Готівка", type: "cash" });
    const deliver = (shop = {}) =>
      crmAt(sitniks, shop).crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext());
    expect(await deliver()).toMatchObject({
      outcome: "refused",
      code: "several_accounts",
      detail: expect.stringContaining("Готівка (942)"),
    });
    expect(sitniks.orders).toEqual([]);
    expect(await deliver({ settlementAccountId: 942 })).toMatchObject({ outcome: "done" });
    expect(sitniks.orders[0]?.body).toMatchObject({ payment: { settlementAccountId: 942 } });
  });

  it("say what Sitniks counts differently", async () => {
    sitniks.surcharge = 100;
    const result = await crmAt(sitniks).crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext());
    expect(result).toMatchObject({ outcome: "done", receipt: { note: expect.stringContaining("1290") } });
  });

  it.each([408, 502, 504])(
    "a gateway that waited no longer (%i) is left its time before anybody looks",
    async (status) => {
      const { crm } = crmAt(sitniks);
      const placing = crm.deliverers["crm.order"];
      sitniks.fault = ({ method }) => (method === "POST" ? { status } : "none");
      expect(await placing.deliver(orderOf(1), deliveryContext())).toMatchObject({
        outcome: "uncertain",
        isUnderWay: true,
      });
      expect(placing.lateMs).toBe(90_000);
    },
  );

  it("a reference that we never send is nothing to ask the customer for", async () => {
    const body = { statusCode: 400, message: ["npDelivery.cityRef should not be empty"] };
    sitniks.fault = ({ method }) => (method === "POST" ? { status: 400, body } : "none");
    const result = await crmAt(sitniks).crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext());
    expect(result).toEqual({ outcome: "refused", code: "sitniks_400", detail: expect.stringContaining("cityRef") });
  });

  it("an SKU or a status that the account does not have is a person's to put right", async () => {
    const { crm } = crmAt(sitniks);
    sitniks.variations.splice(0);
    expect(await crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext())).toMatchObject({
      outcome: "refused",
      code: "unknown_sku",
      detail: expect.stringContaining("DRESS-A"),
    });
    sitniks.orderStatuses.splice(0);
    expect(await crmAt(sitniks).crm.deliverers["crm.order"].deliver(orderOf(1), deliveryContext())).toMatchObject({
      outcome: "refused",
      code: "unknown_status",
    });
  });
});
