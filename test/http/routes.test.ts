import { describe, expect, it } from "vitest";
import { Secret } from "../../src/core/index.ts";
import { metricsRoutes, routes } from "../../src/http/routes.ts";

describe("HTTP", () => {
  const quiet = {
    served: () => undefined,
    failed: () => undefined,
    refused: () => undefined,
  };
  const up = routes({ ...quiet, ready: async () => undefined });
  const down = routes({ ...quiet, ready: () => Promise.reject(new Error("secret address")) });

  it("is alive and no longer ready while it stops", async () => {
    const stopping = routes({ ...quiet, ready: async () => undefined, stopping: AbortSignal.abort() });
    expect((await stopping.request("/readyz")).status).toBe(503);
    expect((await stopping.request("/healthz")).status).toBe(200);
  });

  it("counts requests by route and never by what somebody typed", async () => {
    const served: unknown[] = [];
    const counting = routes({ ...quiet, ready: async () => undefined, served: (of) => served.push(of) });
    await counting.request("/healthz");
    await counting.request("/someone/secret");
    expect(served).toEqual([
      { route: "/healthz", status: 200 },
      { route: "other", status: 404 },
    ]);
  });

  describe("metrics", () => {
    const expose = async () => ({ contentType: "text/plain", text: "deskgraph_up 1\n" });
    const token = new Secret("example-token-0123456789");
    const bearer = (of: string) => ({ headers: { authorization: `Bearer ${of}` } });

    it("are nowhere on the port for everybody, unless a token protects them", async () => {
      expect((await up.request("/metrics")).status).toBe(404);
      const guarded = routes({ ...quiet, ready: async () => undefined, metrics: { expose, token } });
      const answer = await guarded.request("/metrics", bearer(token.reveal()));
      expect([answer.status, await answer.text()]).toEqual([200, "deskgraph_up 1\n"]);
      for (const wrong of [undefined, "", "x", `${token.reveal()}x`, token.reveal().toUpperCase()]) {
        const refused = await guarded.request("/metrics", wrong === undefined ? {} : bearer(wrong));
        expect([refused.status, refused.headers.get("WWW-Authenticate")]).toEqual([401, "Bearer"]);
        expect(await refused.text()).not.toContain("deskgraph_up");
      }
    });

    it("are alone on a port of their own, and want the token there, too, where there is one", async () => {
      const open = metricsRoutes({ expose }, () => undefined);
      expect(await (await open.request("/metrics")).text()).toBe("deskgraph_up 1\n");
      for (const path of ["/", "/healthz", "/telegram/webhook"]) expect((await open.request(path)).status).toBe(404);
      const guarded = metricsRoutes({ expose, token }, () => undefined);
      expect((await guarded.request("/metrics")).status).toBe(401);
      expect((await guarded.request("/metrics", bearer(token.reveal()))).status).toBe(200);
    });
  });

  it("answers about its health however many ask at once, and asks the database once for all of them", async () => {
    const slow = Promise.withResolvers<void>();
    let [asked, refusals] = [0, 0];
    const ready = (): Promise<void> => {
      asked += 1;
      return slow.promise;
    };
    const busy = routes({ ...quiet, ready, refused: () => (refusals += 1) });
    const under = Array.from({ length: 600 }, () => busy.request("/readyz"));
    expect((await busy.request("/healthz")).status).toBe(200);
    slow.resolve();
    for (const answer of await Promise.all(under)) expect(answer.status).toBe(200);
    expect([asked, refusals]).toEqual([1, 0]);
    await busy.request("/readyz");
    expect(asked).toBe(2);
  });

  it("is healthy while it runs and ready while the database answers", async () => {
    expect((await up.request("/healthz")).status).toBe(200);
    expect((await up.request("/readyz")).status).toBe(200);
    const refused = await down.request("/readyz");
    expect(refused.status).toBe(503);
    expect(await refused.text()).not.toContain("secret address");
    expect((await down.request("/healthz")).status).toBe(200);
  });

  it("answers an unknown address with words, not with a stack", async () => {
    const answer = await up.request("/nothing/here");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: "There is nothing at this address." });
  });
});
