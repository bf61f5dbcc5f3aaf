import { Hono } from "hono";
import { DiskFull, type Webhook } from "../core/index.ts";
import { answerTo } from "./answer-errors.ts";
import { addMetrics, type MetricsDoor } from "./metrics.ts";
import { oneQuestion } from "./readiness.ts";
import { addWebhook } from "./webhook.ts";

interface HttpDeps {
  /** Resolves while the product can do its work; rejects with the reason when it cannot. */
  readonly ready: () => Promise<void>;
  /** Set when the process stops: it is alive, and no longer ready. */
  readonly stopping?: AbortSignal;
  /** Absent where metrics are not to be had here. */
  readonly metrics?: MetricsDoor;
  readonly served: (of: { readonly route: string; readonly status: number }) => void;
  readonly failed: (error: unknown) => void;
  readonly refused: () => void;
  readonly webhooks?: readonly Webhook[];
}

/** Which routes are there. Each translates, none decides. Limits are the doors' own: health has none. */
export function routes({ ready, stopping, metrics, served, failed, refused, webhooks = [] }: HttpDeps): Hono {
  const http = withoutRoutes(failed);
  http.use(async (c, next) => {
    await next();
    served({ route: c.req.routePath === "/*" ? "other" : c.req.routePath, status: c.res.status });
  });
  http.get("/healthz", (c) => c.json({ status: "ok" }));
  const isReady = oneQuestion(ready);
  http.get("/readyz", async (c) => {
    if (stopping?.aborted) return c.json({ status: "not ready", reason: "it is stopping" }, 503);
    try {
      await isReady();
      return c.json({ status: "ready" });
    } catch (error) {
      const reason = error instanceof DiskFull ? "the disk is full" : "the database does not answer";
      return c.json({ status: "not ready", reason }, 503);
    }
  });
  if (metrics !== undefined) addMetrics(http, metrics);
  for (const webhook of webhooks) addWebhook(http, webhook, { failed, refused });
  return http;
}

/** Metrics alone, for a port of their own. */
export function metricsRoutes(metrics: MetricsDoor, failed: HttpDeps["failed"]): Hono {
  const http = withoutRoutes(failed);
  addMetrics(http, metrics);
  return http;
}

function withoutRoutes(failed: HttpDeps["failed"]): Hono {
  const http = new Hono();
  http.notFound((c) => c.json({ error: "There is nothing at this address." }, 404));
  http.onError((error, c) => {
    const answer = answerTo(error, c);
    if (answer.status === 500) failed(error);
    return answer;
  });
  return http;
}
