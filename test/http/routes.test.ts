import { describe, expect, it } from "vitest";
import { routes } from "../../src/http/routes.ts";

describe("HTTP", () => {
  const quiet = {
    metrics: async () => ({ contentType: "text/plain", text: "deskgraph_up 1\n" }),
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

  it("shows its metrics, and counts requests by route and never by what somebody typed", async () => {
    const served: unknown[] = [];
    const counting = routes({ ...quiet, ready: async () => undefined, served: (of) => served.push(of) });
    expect(await (await counting.request("/metrics")).text()).toContain("deskgraph_up 1");
    await counting.request("/someone/secret");
    expect(served).toEqual([
      { route: "/metrics", status: 200 },
      { route: "other", status: 404 },
    ]);
  });

  it("refuses with 503 and a time to come back what is too much at once", async () => {
    const slow = Promise.withResolvers<void>();
    let refusals = 0;
    const busy = routes({ ...quiet, ready: () => slow.promise, refused: () => (refusals += 1) });
    const under = Array.from({ length: 500 }, () => busy.request("/readyz"));
    const refused = await busy.request("/readyz");
    expect([refused.status, refused.headers.get("Retry-After"), refusals]).toEqual([503, "1", 1]);
    slow.resolve();
    for (const answer of await Promise.all(under)) expect(answer.status).toBe(200);
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
