import type { Context } from "hono";
import { BadInput, Overloaded } from "../core/index.ts";
import { Refused } from "./refused.ts";

/** What an error means to the caller: words and a status, never a stack. */
export function answerTo(error: unknown, c: Context): Response {
  if (error instanceof Overloaded) {
    c.header("Retry-After", String(error.retryAfterSeconds));
    return c.json({ error: error.message }, 503);
  }
  if (error instanceof Refused) return c.json({ error: error.message }, error.status);
  if (error instanceof BadInput) return c.json({ error: error.message }, 400);
  return c.json({ error: "Something went wrong here; it was not your request." }, 500);
}
