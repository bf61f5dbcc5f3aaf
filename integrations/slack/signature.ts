import { createHmac } from "node:crypto";
import { isSame, type RotatedSecret, type Secret, type SignedRequest } from "../../src/core/index.ts";

/** docs.slack.dev, verifying requests, 2026-11: what is older is a replay; what comes from later is none of Slack's. */
const windowSeconds = 5 * 60;

/** Signed by Slack, over the bytes as they came, and about now. */
export function isFromSlack(
  { raw, header }: SignedRequest,
  { now, before }: RotatedSecret,
  clock: () => Date = () => new Date(),
): boolean {
  const at = header("x-slack-request-timestamp") ?? "";
  const shown = header("x-slack-signature") ?? "";
  if (!/^\d{1,12}$/.test(at)) return false;
  const isNow = Math.abs(clock().getTime() / 1_000 - Number(at)) <= windowSeconds;
  const isSigned = [now, before].map((key) => key !== undefined && isSame(shown, signatureOf(key, at, raw)));
  return isNow && isSigned.includes(true);
}

const signatureOf = (key: Secret, at: string, raw: Uint8Array): string =>
  `v0=${createHmac("sha256", key.reveal()).update(`v0:${at}:`).update(raw).digest("hex")}`;
