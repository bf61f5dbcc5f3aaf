import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { money } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { catalogueOfTable } from "../../src/shop/table-catalogue.ts";
import { createGoodsTable } from "../../supabase/store/catalogue-table.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";

describe("a catalogue kept in its table", () => {
  it("is what the shop sells, this tenant's rows alone", async () => {
    const home = await freshHome();
    const insert = (tenant: string, id: string, price: number) =>
      home.pool.query(
        `insert into deskgraph.catalogue_products (tenant_id, id, title, category, color, variants)
         values ($1, $2, '{"uk":"Шапка"}', 'шапки', '{"uk":"синій"}', $3)`,
        [tenant, id, JSON.stringify([{ sku: `${id}-1`, size: "52", price, stock: 2 }])],
      );
    await insert(home.tenant, "hat", 250);
    await insert("somebody-else", "foreign", 1);
    const config = { ...(await testConfig()), catalogue: undefined };
    const engine = async () => inlineLanes();
    const app = await createApp({ config, home, settleWindow: noSettleWindow, engine });
    await app.work();
    const conversation = await app.open({ channel: "test", channelChatId: "1" });
    await app.accept({
      conversationId: conversation.id,
      source: "test",
      externalId: "1",
      body: { kind: "message", text: "є шапки?", attachments: [] },
    });
    await app.settle(conversation.id);
    const told = JSON.stringify(await app.store.transcript(conversation.id, 10));
    expect(told).toContain("250");
    expect(told).not.toContain("foreign");
    await app.close();
  });

  it("has goods without colour and size, with pictures, attributes and what they cost before", async () => {
    const home = await freshHome();
    const variants = [{ sku: "C1", price: 200, oldPrice: 250, stock: 3 }];
    const attributes = [{ name: { uk: "Аромат" }, value: { uk: "ваніль" } }];
    await home.pool.query(
      `insert into deskgraph.catalogue_products (tenant_id, id, title, category, images, attributes, variants)
       values ($1, 'candle', '{"uk":"Свічка"}', 'свічки', '["https://example.com/c.jpg"]', $2, $3)`,
      [home.tenant, JSON.stringify(attributes), JSON.stringify(variants)],
    );
    const catalogue = catalogueOfTable((await createGoodsTable(home).read()).rows, "UAH");
    expect(catalogue.byCode("C1")).toEqual({
      id: "candle",
      title: { uk: "Свічка" },
      category: "свічки",
      keywords: [],
      images: ["https://example.com/c.jpg"],
      attributes,
      variants: [{ sku: "C1", price: money(20_000, "UAH"), oldPrice: money(25_000, "UAH"), stock: 3 }],
    });
  });

  it("with nothing in it stops the start with one clear line", async () => {
    const config = { ...(await testConfig()), catalogue: undefined };
    await expect(createApp({ config, home: await freshHome() })).rejects.toThrow("no product");
  });
});
