import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { postAlarm } from "../../integrations/http/post-alarm.ts";
import { Secret } from "../../src/core/index.ts";
import { type Alarm, withAlarms } from "../../src/telemetry/alarms.ts";
import { createLog } from "../../src/telemetry/log.ts";

let status = 200;
const received: unknown[] = [];
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk) => {
    text += chunk;
  });
  request.on("end", () => {
    received.push(JSON.parse(text));
    response.writeHead(status).end();
  });
});
beforeEach(async () => {
  status = 200;
  received.length = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function alarming() {
  let ms = 0;
  const lines: string[] = [];
  const url = new Secret(`http://127.0.0.1:${(server.address() as AddressInfo).port}/key`);
  const log = withAlarms(createLog({ level: "info", write: (line) => void lines.push(line) }), {
    send: (alarm: Alarm) => postAlarm(url, alarm),
    nowMs: () => ms,
  });
  const pass = (byMs: number): void => {
    ms += byMs;
  };
  return { log, lines, pass };
}

it("an alarm of one kind reaches the operator at most once a minute, and says how many were held back", async () => {
  const { log, lines, pass } = alarming();
  for (let n = 0; n < 5; n += 1) log.error("breaker.opened", { vendor: "acme" });
  log.error("breaker.opened", { vendor: "other" });
  log.warn("effect.retry", { reason: "http_500" });
  await log.settled();
  pass(60_000);
  log.error("breaker.opened", { vendor: "acme" });
  await log.settled();
  const of = (vendor: string, heldBackCount: number) => ({
    text: `Deskgraph: breaker.opened ${vendor}`,
    event: "breaker.opened",
    fields: { vendor },
    heldBackCount,
  });
  expect(received).toHaveLength(3);
  expect(received).toEqual(expect.arrayContaining([of("acme", 0), of("other", 0), of("acme", 4)]));
  expect(lines).toHaveLength(8);
});

it("an alarm that the operator's door refuses is a warning in the log, and no further alarm", async () => {
  const { log, lines } = alarming();
  status = 500;
  log.error("turn.parked", { reason: "failed_too_often" });
  await log.settled();
  expect(received).toHaveLength(1);
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(["turn.parked", "alarm.not_sent"]);
  expect(lines.join()).not.toContain("/key");
});
