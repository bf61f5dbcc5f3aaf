import { describe, expect, it } from "vitest";
import { routes } from "../../src/http/routes.ts";

describe("HTTP", () => {
  const up = routes({ ready: async () => undefined });
  const down = routes({ ready: () => Promise.reject(new Error("secret address")) });

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
