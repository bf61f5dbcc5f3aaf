import { afterEach, beforeEach, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { troubleReporter } from "../../src/channels/report-trouble.ts";
import { DiskFull, type Log, type LogEvent } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";
import { watchDisk } from "../../src/telemetry/disk-watch.ts";
import type { Home } from "../../supabase/home/home.ts";
import { proveRoom } from "../../supabase/home/prove-room.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";
import { testConfig } from "../kit/app.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";

/** As Postgres refuses a write on a full disk (seen with PGlite 0.5 on a full tmpfs): reading goes on. */
const fillSql = `
  create or replace function public.no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
  create trigger no_room before insert on deskgraph.inbounds execute function public.no_room();
  create trigger no_room before insert on deskgraph.cursors execute function public.no_room()`;
const freeSql = "drop trigger no_room on deskgraph.inbounds; drop trigger no_room on deskgraph.cursors";

let home: Home;
let app: App;
let at = 0;
const events: LogEvent[] = [];
const keep = (event: LogEvent): void => void events.push(event);
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
const disk = watchDisk(log, () => at);

beforeEach(async () => {
  home = await openMigratedHome();
  app = await createApp({ config: await testConfig(), home, engine: async () => inlineLanes(), log: disk.log });
});
afterEach(() => app.close());

it("a full disk is not ready, by that name, from the first write that fails until one works again", async () => {
  const http = routes({
    ready: async () => {
      await home.pool.query("select 1");
      await disk.assertRoom(() => proveRoom(home));
    },
    served: () => undefined,
    failed: () => undefined,
    refused: () => undefined,
  });
  const ready = async (): Promise<unknown> => (await http.request("/readyz")).json();
  const { id } = await app.open({ channel: "telegram", channelChatId: "1" });
  const store = (text: string) =>
    app.accept({
      conversationId: id,
      source: "test",
      externalId: text,
      body: { kind: "message", text, attachments: [] },
    });
  const report = troubleReporter({ vendor: "test", title: "Test" }, disk.log, () => undefined);

  await home.pool.query(fillSql);
  expect(await ready()).toEqual({ status: "ready" });
  for (const text of ["one", "two"]) {
    const error: unknown = await store(text).catch((reason: unknown) => reason);
    report({ reason: "not_stored", error });
  }
  for (let look = 1; look < 4; look += 1) {
    expect(await ready()).toEqual({ status: "not ready", reason: "the disk is full" });
    at += 2_000;
  }
  expect(events.filter((event) => event === "home.disk_full")).toHaveLength(1);
  await home.pool.query(freeSql);
  at += 5_000;
  expect(await ready()).toEqual({ status: "ready" });
  expect(events.at(-1)).toBe("home.disk_free");
  expect((await store("one")).fresh).toBe(true);
  expect(await app.store.cursorsUnder("room/")).toEqual([]);
});

it("a full disk is what the doctor and a start say, with what to do", async () => {
  await home.pool.query(fillSql);
  await expect(proveRoom(home)).rejects.toThrow("The disk of the database is full. Make room");
  const config = await testConfig();
  const closing = { ...home, close: async () => undefined };
  const broken = async (): Promise<LaneEngine> => {
    await home.pool.query("insert into deskgraph.cursors values ($1, 'job', now())", [home.tenant]);
    return inlineLanes();
  };
  await expect(createApp({ config, home: closing, engine: broken })).rejects.toThrow(DiskFull);
});
