import { expect, it } from "vitest";
import { httpRisks } from "../../integrations/http/http-risks.ts";
import { Secret } from "../../src/core/index.ts";
import { tableRisks } from "../../supabase/store/risks-table.ts";
import { type Answer, serve } from "../fakes/serve.ts";
import { freshHome } from "../kit/home.ts";

const row = { id: 7, churn_risk: "0.9", lifetime_value: 1_200, days_since_purchase: null, name: " Олена " };
const olena = { id: "7", churnRisk: 0.9, lifetimeValue: 1_200, name: "Олена" };

it("customers at risk come from a service: a list or its customers, with the token; what is none is tried again", async () => {
  let answer: Answer = { status: 200, body: [row, { id: "8" }] };
  const served = await serve({ fault: () => "none", apply: () => answer });
  const source = httpRisks(new Secret(`${served.url}/risks`), new Secret("t1"));
  expect(await source.list()).toEqual({ customers: [olena], unreadCount: 1 });
  expect(served.calls[0]).toMatchObject({ method: "GET", path: "/risks", headers: { authorization: "Bearer t1" } });
  answer = { status: 200, body: { customers: [row] } };
  expect(await source.list()).toEqual({ customers: [olena], unreadCount: 0 });
  for (const bad of [
    { status: 200, body: "<html>" },
    { status: 500, body: {} },
    { status: 200, body: { rows: [] } },
  ]) {
    answer = bad;
    await expect(source.list()).rejects.toThrow();
  }
  await served.stop();
});

it("customers at risk come from a table or a view of the shop's own", async () => {
  const { pool } = await freshHome();
  await pool.query("create schema crm_of_shop");
  await pool.query(
    `create view crm_of_shop."at risk" as select 7 as id, 0.9::numeric as churn_risk, 1200 as lifetime_value,
       null::int as days_since_purchase, ' Олена ' as name
     union all select 8, 7, 0, null, null`,
  );
  expect(await tableRisks({ pool }, "crm_of_shop.at risk").list()).toEqual({ customers: [olena], unreadCount: 1 });
  await pool.query("drop schema crm_of_shop cascade");
});
