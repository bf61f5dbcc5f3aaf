import type { Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isSame, Overloaded, type SignedRequest, type Webhook } from "../core/index.ts";

/** Proof first, then size, then form; 200 only when it is stored, so that the sender sends again whatever was not. */
export function addWebhook(http: Hono, webhook: Webhook, failed: (error: unknown) => void): void {
  const { path, isGenuine, maxBodyBytes, take } = webhook;
  const limit = bodyLimit({
    maxSize: maxBodyBytes,
    onError: (c) => c.json({ error: "That is too much at once." }, 413),
  });
  if (webhook.greets) http.get(path, (c) => c.json({ ok: true }));
  http.post(path, proofOf(webhook), limit, async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const request: SignedRequest = { raw, header: (name) => c.req.header(name) };
    if (isGenuine !== undefined && !(await isProven(isGenuine, request, failed))) {
      return c.json({ error: notForYou }, 401);
    }
    const body = parsed(new TextDecoder().decode(raw));
    if (body === undefined) return c.json({ error: "JSON is expected." }, 400);
    try {
      await take(body);
    } catch (error) {
      if (error instanceof Overloaded) throw error;
      failed(error);
      // Whatever is wrong is wrong here; a 5xx makes a sender try again, and this one says when.
      throw new Overloaded("It could not be stored just now. Send it again in a moment.");
    }
    return c.json({ ok: true });
  });
}

async function isProven(
  isGenuine: NonNullable<Webhook["isGenuine"]>,
  request: SignedRequest,
  failed: (error: unknown) => void,
): Promise<boolean> {
  try {
    return await isGenuine(request);
  } catch (error) {
    failed(error);
    // Some proofs are checked with keys of the sender's own: without them it is not known whether a request is genuine.
    throw new Overloaded("Whether this is genuine cannot be checked just now. Send it again in a moment.");
  }
}

const notForYou = "This door is for one sender only.";

/** What can be told before the body is read. */
function proofOf({ proofHeader, secret, isGenuine }: Webhook): MiddlewareHandler {
  return async (c, next) => {
    if (secret === undefined) return isGenuine === undefined ? c.json({ error: notForYou }, 401) : next();
    if (proofHeader === undefined) {
      // The address is a secret: to a caller who guesses wrong it does not exist.
      if (!isSame(c.req.param("secret"), secret)) return c.json({ error: "There is nothing at this address." }, 404);
    } else if (!isSame(c.req.header(proofHeader), secret)) {
      return c.json({ error: notForYou }, 401);
    }
    return next();
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
