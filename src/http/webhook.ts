import { createHash, timingSafeEqual } from "node:crypto";
import type { Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Overloaded } from "../core/index.ts";

/** A door for one sender: how it proves who it is, and who takes what it brings. */
export interface Webhook {
  /** With `:secret` as its last part where the sender can prove itself by nothing else. */
  readonly path: string;
  /** The header in which the sender shows the secret; absent where it stands in the path. */
  readonly proofHeader?: string;
  readonly secret: string;
  readonly maxBodyBytes: number;
  /** Resolves when it is stored. */
  readonly take: (body: unknown) => Promise<void>;
}

/** Proof first, then size, then form; 200 only when it is stored, so that the sender sends again whatever was not. */
export function addWebhook(http: Hono, { path, proofHeader, secret, maxBodyBytes, take }: Webhook): void {
  const proof: MiddlewareHandler = async (c, next) => {
    if (proofHeader === undefined) {
      // An address that nobody should know is not there for whoever guesses.
      if (!isSame(c.req.param("secret"), secret)) return c.json({ error: "There is nothing at this address." }, 404);
    } else if (!isSame(c.req.header(proofHeader), secret)) {
      return c.json({ error: "This door is for one sender only." }, 401);
    }
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

/** In constant time, whatever its length. */
function isSame(given: string | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(secret));
}
