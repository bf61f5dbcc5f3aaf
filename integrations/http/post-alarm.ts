import type { Secret } from "../../src/core/index.ts";
import { request } from "./request.ts";

/** The operator's door must not keep the product busy, nor its stop waiting. */
const deadlineMs = 5_000;

/** Posts an alarm as JSON to an address of the operator's, which is a secret: chats have their key in it. */
export async function postAlarm(address: Secret, alarm: object): Promise<void> {
  const signal = AbortSignal.timeout(deadlineMs);
  const { status } = await request({
    method: "POST",
    url: new URL(address.reveal()),
    headers: {},
    body: alarm,
    signal,
  });
  if (status < 200 || status >= 300) throw new Error(`The alarm was answered with ${status}`);
}
