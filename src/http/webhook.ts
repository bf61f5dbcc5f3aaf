import type { Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Overloaded } from "../core/index.ts";

/** A door for one sender: how it proves who it is, and who takes what it brings. */
export interface Webhook {
  readonly path: string;
  readonly proofHeader: string;
  readonly isGenuine: (proof: string | undefined) => boolean;
  readonly maxBodyBytes: number;
  /** Resolves when it is stored. */
  readonly take: (body: unknown) => Promise<void>;
}

/** Proof first, then size, then form; 200 only when it is stored, so that the sender sends again whatever was not. */
export function addWebhook(http: Hono, { path, proofHeader, isGenuine, maxBodyBytes, take }: Webhook): void {
  const proof: MiddlewareHandler = async (c, next) => {
    if (!isGenuine(c.req.header(proofHeader))) return c.json({ error: "This door is for one sender only." }, 401);
    return next();
  };
  const limit = bodyLimit({
    maxSize: maxBodyBytes,
    onError: (c) => c.json({ error: "That is too much at once." }, 413),
  });
  http.post(path, proof, limit, async (c) => {
    const body = parsed(await c.req.text());
    if (body === undefined) return c.json({ error: "JSON is expected." }, 400);
    try {
      await take(body);
    } catch (error) {
      if (error instanceof Overloaded) throw error;
      // Whatever is wrong is wrong here; a 5xx makes a sender try again, and this one says when.
      throw new Overloaded("It could not be stored just now. Send it again in a moment.");
    }
    return c.json({ ok: true });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
