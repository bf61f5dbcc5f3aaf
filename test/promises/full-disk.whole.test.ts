import { expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { troubleReporter } from "../../src/channels/report-trouble.ts";
import { DiskFull, type Log, type LogEvent, tenantId } from "../../src/core/index.ts";
import { watchDisk } from "../../src/telemetry/disk-watch.ts";
import { openHome } from "../../supabase/home/home.ts";
import { proveRoom } from "../../supabase/home/prove-room.ts";
import { testConfig } from "../kit/app.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { postgresAbsence, startPostgres } from "../kit/postgres.ts";
import { smallDisk } from "../kit/small-disk.ts";

/** The server's files are 50 MB, and it may need more files of its log of 16 MB each. */
const diskMegabytes = 160;

// In small Postgres only says that its disk is full: full-disk.test.ts.
it.skipIf(postgresAbsence !== undefined)(
  "while the disk of a server is full nothing that was taken is lost, the rest is refused by that name, and it goes on",
  async ({ skip, onTestFinished }) => {
    const small = smallDisk(diskMegabytes);
    if (small === undefined) return skip("only who may mount a disk can fill one");
    onTestFinished(() => small.remove());
    const server = await startPostgres(small.dir);
    onTestFinished(() => server.stop());
    const url = await server.createMigratedDatabase("full");
    const home = await openHome({ kind: "postgres", url, tenant: tenantId("shop") });
    const events: LogEvent[] = [];
    const keep = (event: LogEvent): void => void events.push(event);
    const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
    let at = 0;
    const disk = watchDisk(log, () => at);
    const app = await createApp({ config: await testConfig(), home, engine: async () => inlineLanes(), log: disk.log });
    onTestFinished(() => app.close());
    const report = troubleReporter({ vendor: "test", title: "Test" }, disk.log, () => undefined);
    const { id } = await app.open({ channel: "telegram", channelChatId: "1" });
    const accept = (externalId: string, text: string) => {
      const body = { kind: "message", text, attachments: [] } as const;
      return app.accept({ conversationId: id, source: "test", externalId, body });
    };

    const makeRoom = small.fill();
    let takenCount = 0;
    let refused: unknown;
    while (refused === undefined) {
      // Many different letters: Postgres packs what repeats.
      const text = Array.from({ length: 3_000 }, () =>
        String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000)),
      ).join("");
      await accept(`${takenCount}`, text).then(
        () => {
          takenCount += 1;
        },
        (error: unknown) => {
          refused = error;
        },
      );
    }
    report({ reason: "not_stored", error: refused });
    expect(events).toContain("home.disk_full");
    await expect(disk.assertRoom(() => proveRoom(home))).rejects.toThrow(DiskFull);

    makeRoom();
    at += 5_000;
    await disk.assertRoom(() => proveRoom(home));
    expect(events.at(-1)).toBe("home.disk_free");
    expect((await accept(`${takenCount}`, "once more")).fresh).toBe(true);
    const { rows } = await home.pool.query("select from deskgraph.inbounds where conversation_id = $1", [id]);
    expect(rows).toHaveLength(takenCount + 1);
  },
);
