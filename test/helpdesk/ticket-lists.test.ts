import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openTickets, staleTickets, urgentTickets } from "../../src/helpdesk/ticket-lists.ts";
import { schedulesOf } from "../../src/parts/schedules-of.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createTables } from "../../supabase/store/store.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { paperHelpdesk } from "../kit/paper-helpdesk.ts";

it("lists of tickets name what is open, urgent and new, or untouched for days, and say nothing where there is nothing", async () => {
  const paper = paperHelpdesk();
  const helpdesks = [paper.connection];
  expect(await openTickets(helpdesks, "en")).toBeUndefined();
  paper.has({
    subject: "Late parcel",
    priority: "urgent",
    createdAt: "2026-01-14T09:10:00Z",
    updatedAt: "2026-01-14T09:10:00Z",
  });
  paper.has({
    subject: "Old one",
    status: "pending",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-02T00:00:00Z",
  });
  paper.has({ subject: "Done", status: "solved" });
  const lines = ["• #2 Old one (low)", "• #1 Late parcel (urgent)"];
  expect((await openTickets(helpdesks, "en"))?.split("\n")).toEqual(["Open tickets: 2", ...lines]);
  const hour = (from: string, to: string) => ({
    from: new Date(`2026-01-14T${from}Z`),
    to: new Date(`2026-01-14T${to}Z`),
  });
  expect(await urgentTickets(helpdesks, "en", hour("09:00", "10:00"))).toContain("Late parcel");
  expect(await urgentTickets(helpdesks, "en", hour("10:00", "11:00"))).toBeUndefined();
  const now = new Date("2026-01-14T12:00:00Z");
  expect(await staleTickets(helpdesks, "en", { days: 3, now })).toContain("Old one");
  expect(await staleTickets(helpdesks, "en", { days: 30, now })).toBeUndefined();
});

it("customers at risk get one ticket each from a file, however often the list is read, and its broken lines are counted", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "risks-")), "risks.csv");
  await writeFile(
    file,
    "id;churn_risk;lifetime_value;name\nc1;0.9;5000;Оля\nc2;0.4;10;\nc3;0.8;20;\nc4;nobody knows;1;\n",
  );
  const home = await freshHome();
  const config = await testConfig();
  const { store } = createTables(home);
  const paper = paperHelpdesk();
  const churn_tickets = { at: "09:00", from: { csv: file } } as const;
  const shop = { ...demoShop, schedules: { ...demoShop.schedules, churn_tickets } };
  const [churn] = schedulesOf({ config: { ...config, shop }, home, store, helpdesks: [paper.connection] });
  expect(churn?.name).toBe("churn_tickets");
  for (let count = 0; count < 2; count += 1) {
    expect(await churn?.run(new Date(), undefined)).toBe("2 at risk, 1 lines unread");
  }
  expect([...paper.tickets.values()].map(({ priority, made }) => [made?.requester.externalId, priority])).toEqual([
    ["c1", "urgent"],
    ["c3", "high"],
  ]);
});
