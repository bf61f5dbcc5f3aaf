import type { Hono } from "hono";
import { isSame, type Secret } from "../core/index.ts";
import { Refused } from "./refused.ts";

export interface MetricsDoor {
  readonly expose: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** Shown as `Authorization: Bearer …`. Absent where the port is closed to strangers. */
  readonly token?: Secret;
}

/** Numbers tell a stranger how the shop is doing. */
export function addMetrics(http: Hono, { expose, token }: MetricsDoor): void {
  http.get("/metrics", async (c) => {
    if (token !== undefined && !isSame(c.req.header("authorization"), `Bearer ${token.reveal()}`)) {
      c.header("WWW-Authenticate", "Bearer");
      throw new Refused(401, "A token is expected.");
    }
    const { contentType, text } = await expose();
    return c.body(text, 200, { "Content-Type": contentType });
  });
}
