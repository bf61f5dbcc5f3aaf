import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listenOnPostgres } from "../../supabase/home/listen-postgres.ts";
import { postgresAbsence, runSql, startPostgres, type TestPostgres } from "../kit/postgres.ts";

describe.skipIf(postgresAbsence !== undefined)("listening on a real server", () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const cutSql = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'deskgraph listen'";

  it("hears again after its connection was cut, and says that it may have missed something", async () => {
    const url = server.url("postgres", "postgres");
    let connectedCount = 0;
    const again = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<string>();
    const listening = await listenOnPostgres(url)("Some channel", heard.resolve, () => {
      connectedCount += 1;
      if (connectedCount === 2) again.resolve();
    });
    await runSql(url, cutSql);
    await again.promise;
    await runSql(url, `select pg_notify('Some channel', 'news')`);
    expect(await heard.promise).toBe("news");
    await listening.close();
    expect(connectedCount).toBe(2);
  });

  it("fails at once when there is nothing to listen to", async () => {
    const listen = listenOnPostgres("postgres://app@127.0.0.1:1/shop");
    const nobody = (): void => undefined;
    await expect(listen("channel", nobody, nobody)).rejects.toThrow("ECONNREFUSED");
  });
});
