import { Hono } from "hono";
import type { Webhook } from "../core/index.ts";
import { answerTo } from "./answer-errors.ts";
import { notTooMany } from "./not-too-many.ts";
import { addWebhook } from "./webhook.ts";

interface HttpDeps {
  /** Resolves while the product can do its work; rejects with the reason when it cannot. */
  readonly ready: () => Promise<void>;
  /** Set when the process stops: it is alive, and no longer ready. */
  readonly stopping?: AbortSignal;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  readonly served: (of: { readonly route: string; readonly status: number }) => void;
  readonly failed: (error: unknown) => void;
  readonly refused: () => void;
  readonly webhooks?: readonly Webhook[];
}

/** Each waits for the database at most once, and that takes milliseconds or not at all. */
const maxAtOnce = 500;

/** Which routes are there. Each translates, none decides. */
export function routes({ ready, stopping, metrics, served, failed, refused, webhooks = [] }: HttpDeps): Hono {
  const http = new Hono();
  http.use(async (c, next) => {
    await next();
    served({ route: c.req.routePath === "/*" ? "other" : c.req.routePath, status: c.res.status });
  });
  http.use(notTooMany(maxAtOnce, refused));
  http.get("/healthz", (c) => c.json({ status: "ok" }));
  http.get("/readyz", async (c) => {
    if (stopping?.aborted) return c.json({ status: "not ready", reason: "it is stopping" }, 503);
    try {
      await ready();
      return c.json({ status: "ready" });
    } catch {
      return c.json({ status: "not ready", reason: "the database does not answer" }, 503);
    }
  });
  http.get("/metrics", async (c) => {
    const { contentType, text } = await metrics();
    return c.body(text, 200, { "Content-Type": contentType });
  });
  for (const webhook of webhooks) addWebhook(http, webhook, failed);
  http.notFound((c) => c.json({ error: "There is nothing at this address." }, 404));
  http.onError((error, c) => {
    const answer = answerTo(error, c);
    if (answer.status === 500) failed(error);
    return answer;
  });
  return http;
}
