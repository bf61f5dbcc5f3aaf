import type { Context, Hono } from "hono";
import { isSame, Overloaded, type Webhook, type WebhookAnswer } from "../core/index.ts";
import { readBody } from "./read-body.ts";
import { Refused } from "./refused.ts";
import { type Room, roomFor } from "./room.ts";

interface DoorDeps {
  readonly failed: (error: unknown) => void;
  /** There was no room for a request. */
  readonly refused: () => void;
}

/** Of one door. The busiest sender we know opens 100 connections at most. */
const maxProven = 200;
/**
 * Of one door, what is still a stranger's: bodies that are signed as a whole, proofs that take somebody's keys. Times a
 * body's size, this is all the memory that strangers can have.
 */
const maxUnproven = 32;
/** A vendor sends its event in one go, from one data centre to another. */
const unprovenMs = 3_000;

/** Proof first, then size, then form; 200 only when it is stored, so that the sender sends again whatever was not. */
export function addWebhook(http: Hono, webhook: Webhook, deps: DoorDeps): void {
  const { path, maxBodyBytes, take } = webhook;
  // Each door has its own: who crowds one of them takes nothing from the others.
  const proven = roomFor(maxProven, deps.refused);
  const unproven = roomFor(maxUnproven, deps.refused);
  if (webhook.greets) http.get(path, (c) => c.json({ ok: true }));
  http.post(path, async (c) => {
    assertSecret(webhook, c);
    const signed = await readProven(webhook, c, unproven, deps);
    return proven(async () => {
      const body = parsed(signed ?? (await readBody(c.req, maxBodyBytes)), webhook);
      try {
        let told: WebhookAnswer = { json: { ok: true } };
        await take(body, (answer) => {
          told = answer;
        });
        return told.json === undefined ? c.body(null, 200) : c.json(told.json);
      } catch (error) {
        if (error instanceof Overloaded) throw error;
        deps.failed(error);
        // Whatever is wrong is wrong here; a 5xx makes a sender try again, and this one says when.
        throw new Overloaded("It could not be stored just now. Send it again in a moment.");
      }
    });
  });
}

const notForYou = (): Refused => new Refused(401, "This door is for one sender only.");

/** What can be told by comparing words. */
function assertSecret({ proofHeader, secret, secretBefore, isKnownSender, isGenuine }: Webhook, c: Context): void {
  // Both are compared, so that the time it takes does not tell which of them is near.
  const isGood = (shown: string | undefined): boolean =>
    [secret, secretBefore].map((kept) => kept !== undefined && isSame(shown, kept)).includes(true);
  if (secret === undefined) {
    if (isKnownSender === undefined && isGenuine === undefined) throw notForYou();
  } else if (proofHeader !== undefined) {
    if (!isGood(c.req.header(proofHeader))) throw notForYou();
  } else if (!isGood(c.req.param("secret"))) {
    // The address is a secret: to a caller who guesses wrong it does not exist.
    throw new Refused(404, "There is nothing at this address.");
  }
}

/** Passes who proves it in a header; answers the body where it had to be read for the proof. */
async function readProven(
  { isKnownSender, isGenuine, maxBodyBytes }: Webhook,
  c: Context,
  unproven: Room,
  { failed }: DoorDeps,
): Promise<Uint8Array | undefined> {
  if (isKnownSender === undefined && isGenuine === undefined) return undefined;
  const header = (name: string): string | undefined => c.req.header(name);
  return unproven(async () => {
    if (isKnownSender !== undefined && !(await checked(() => isKnownSender({ header }), failed))) throw notForYou();
    if (isGenuine === undefined) return undefined;
    const raw = await readBody(c.req, maxBodyBytes, AbortSignal.timeout(unprovenMs));
    if (!(await checked(() => isGenuine({ raw, header }), failed))) throw notForYou();
    return raw;
  });
}

async function checked(check: () => boolean | Promise<boolean>, failed: DoorDeps["failed"]): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    failed(error);
    // Some proofs are checked with keys of the sender's own: without them it is not known whether a request is genuine.
    throw new Overloaded("Whether this is genuine cannot be checked just now. Send it again in a moment.");
  }
}

function parsed(raw: Uint8Array, { read }: Webhook): unknown {
  if (read !== undefined) {
    const body = read(raw);
    if (body === undefined) throw new Refused(400, "This is nothing that is sent here.");
    return body;
  }
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    throw new Refused(400, "JSON is expected.");
  }
}
