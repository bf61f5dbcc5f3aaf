import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { postAlarm } from "../../../integrations/http/post-alarm.ts";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { Secret } from "../../../src/core/index.ts";
import { type Alarm, withAlarms } from "../../../src/telemetry/alarms.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { calledStatus, everySink, type Joined, join } from "./surfaces.ts";

const chats = Array.from({ length: inSmall(3, 12) }, (_, n) => 200 + n);
const lines = ["Покличте людину, будь ласка", "Ну де ж людина?", "Дайте нарешті людину!"] as const;
const said = (chat: number, at: number): string => `${lines[at]} q${chat}q${at}q`;
const { uk } = texts;
const when = answerTimes.uk.whenFree;

/** The operator's door. */
const alarms: Alarm[] = [];
const operator = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk) => {
    text += chunk;
  });
  request.on("end", () => {
    alarms.push(JSON.parse(text));
    response.end();
  });
});

const written: string[] = [];
let at: Joined;
beforeEach(async () => {
  alarms.length = 0;
  written.length = 0;
  await new Promise<void>((resolve) => operator.listen(0, "127.0.0.1", resolve));
  const url = new Secret(`http://127.0.0.1:${(operator.address() as AddressInfo).port}/key`);
  const log = withAlarms(createLog({ level: "info", write: (line) => void written.push(line) }), {
    send: (alarm) => postAlarm(url, alarm),
  });
  const home = await freshHome();
  const { breakers } = createVendorLimits(home, { maxFailures: 2, openMs: 300, lockedMs: 300 });
  at = await join(everySink, { log, home, breakers });
});
afterEach(async () => {
  await at.stop();
  await new Promise((resolve) => operator.close(resolve));
});

function down(isDown: boolean): void {
  const fault = () => (isDown ? ({ status: 503 } as const) : "none");
  at.slack?.slack.fault(fault);
  at.helpdesk?.fault(fault);
  if (at.sitniks !== undefined) at.sitniks.fault = fault;
  // Somebody took the bot out of the group: customers reach it as before.
  at.desk.telegram.fault = (_method, chatId) => (isDown && chatId.startsWith("-") ? { code: 403 } : "none");
}

it("while every sink is down customers hear the truth and the operator an alarm; then all comes, in order, once", async () => {
  for (const chat of chats) at.sitniks?.addChat({ initialSource: "telegram", userId: String(chat) });
  down(true);
  for (const turn of lines.keys()) {
    for (const chat of chats) at.desk.telegram.say(chat, { text: said(chat, turn) });
    await at.desk.until(() => chats.every((chat) => at.told(chat).length > turn));
  }
  const truth = [uk.handoff.open({ when }), uk.awaited.first.open({ when }), uk.awaited.again.open({ when })];
  for (const chat of chats) expect(at.told(chat)).toEqual(truth);
  await alarmed();
  expect(at.helpdesk?.ticketIds()).toEqual([]);
  expect(reached()).toEqual([]);

  down(false);
  for (const chat of chats) await at.quiet(chat);
  expect(await at.desk.app.desk.list({ states: ["dead", "waiting"], limit: 9 })).toEqual([]);
  for (const vendor of sinks) expect(await isShut(vendor), vendor).toBe(false);
  for (const chat of chats) {
    checkPosts(chat);
    checkTicket(chat);
    checkCrm(chat);
    expect(at.told(chat)).toEqual(truth);
  }
});

/** Of each sink, in the log, in the metrics and at the operator's door; none says a customer's word. */
async function alarmed(): Promise<void> {
  const of = (event: string) => alarms.filter((alarm) => alarm.event === event).map(({ fields }) => fields["vendor"]);
  await at.desk.until(() => of("breaker.locked").length > 0 && new Set(of("breaker.opened")).size === 3);
  expect(new Set(of("breaker.opened"))).toEqual(new Set(["slack", "zendesk", "sitniks"]));
  expect(of("breaker.locked")).toContain("telegram_staff");
  const events = written.map((line) => JSON.parse(line));
  for (const { event, fields } of alarms) expect(events).toContainEqual(expect.objectContaining({ event, ...fields }));
  for (const vendor of sinks) expect(await isShut(vendor), vendor).toBe(true);
  expect(JSON.stringify(alarms)).not.toMatch(/q\d+q|людин/);
}

const sinks = ["slack", "zendesk", "sitniks", "telegram_staff"];
const isShut = async (vendor: string): Promise<boolean> =>
  (await at.desk.app.metrics.expose()).text.includes(`breaker_open{vendor="${vendor}"} 1`);

/** What anybody of the shop could read. */
const reached = (): readonly string[] => [
  ...[at.group, at.slack]
    .flatMap((stage) => stage?.posts() ?? [])
    .map(({ text }) => text)
    .filter((text) => /q\d+q/.test(text)),
  ...(at.helpdesk?.comments() ?? []).map(({ text }) => text),
];

const linesIn = (text: string, chat: number): readonly number[] =>
  [...lines.keys()].filter((turn) => text.includes(said(chat, turn)));

function checkPosts(chat: number): void {
  for (const stage of [at.group, at.slack]) {
    const mine = stage?.posts().filter(({ text }) => linesIn(text, chat).length > 0) ?? [];
    expect(
      mine.map(({ text }) => linesIn(text, chat)),
      stage?.surface,
    ).toEqual([[0], [1], [2]]);
    expect(new Set(mine.map(({ thread }) => thread)).size).toBe(1);
    expect(mine[0]?.text).toContain(uk.staff.reasons.person);
  }
}

function checkTicket(chat: number): void {
  const { helpdesk } = at;
  const isMine = (id: string) => helpdesk?.comments(id).some(({ text }) => linesIn(text, chat).length > 0);
  const mine = helpdesk?.ticketIds().filter(isMine) ?? [];
  expect(mine).toHaveLength(1);
  expect(helpdesk?.comments(mine[0]).map(({ text }) => linesIn(text, chat))).toEqual([[0], [1], [2]]);
  expect(helpdesk?.tagsOf(mine[0] ?? "")).toContain("person");
}

function checkCrm(chat: number): void {
  const shown = [...(at.sitniks?.chats.values() ?? [])].find(({ userId }) => userId === String(chat));
  expect(shown?.statusHistory.filter((status) => status === calledStatus)).toHaveLength(1);
  expect(shown).toMatchObject({ status: calledStatus, assignedManagerName: "Ірина" });
}
