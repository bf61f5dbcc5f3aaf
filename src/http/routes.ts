import { Hono } from "hono";

export interface HttpDeps {
  /** Resolves while the product can do its work; rejects with the reason when it cannot. */
  readonly ready: () => Promise<void>;
}

/** Which routes are there. Each translates, none decides. */
export function routes({ ready }: HttpDeps): Hono {
  const http = new Hono();
  http.get("/healthz", (c) => c.json({ status: "ok" }));
  http.get("/readyz", async (c) => {
    try {
      await ready();
      return c.json({ status: "ready" });
    } catch {
      return c.json({ status: "not ready", reason: "the database does not answer" }, 503);
    }
  });
  http.notFound((c) => c.json({ error: "There is nothing at this address." }, 404));
  http.onError((_error, c) => c.json({ error: "Something went wrong here; it was not your request." }, 500));
  return http;
}
