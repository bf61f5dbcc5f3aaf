import { expect } from "vitest";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { handoffReasons, type Language } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { calledStatus, type Joined, join, surfaces } from "./surfaces.ts";
import { languageOf, type Way, ways } from "./ways.ts";

/** The customer's words carry the number of their way: by it each surface is searched. */
const markOf = (n: number): string => `q${n}q`;
const chatOf = (n: number): number => 100 + n;

function model(): ScriptedModel {
  const asked = new Map<number, number>();
  return new ScriptedModel((messages) => {
    // A draft that was refused is followed by a note of the product's own.
    const n = Number(messages.map(({ text }) => /q(\d+)q/.exec(text)?.[1]).find((found) => found !== undefined));
    const count = asked.get(n) ?? 0;
    asked.set(n, count + 1);
    const { answers } = ways[n] as Way;
    return answers[Math.min(count, answers.length - 1)] ?? new Error(`nobody asks the model on the way ${n}`);
  });
}

/** Word for word what the customer is told. */
function noticeOf({ reason, alarm, isModelAway }: Way, language: Language, isReached: boolean): string {
  const words = texts[language];
  const { whenFree: when, nobody } = answerTimes[language];
  const notice = isReached ? words.handoff.open({ when }) : nobody.handoff;
  const trouble = isReached ? words.modelTrouble : nobody.modelTrouble;
  switch (alarm) {
    case "self_harm":
      return `${words.selfHarm(demoShop.handoff)}\n\n${notice}`;
    case "minor":
      return `${words.minor({ childLine: "116 111" })}\n\n${notice}`;
    case "threat":
      return isReached ? words.threat : notice;
    default:
      return [isModelAway ? trouble : "", words.handoffCare[reason], notice].filter(Boolean).join(" ");
  }
}

const { staff } = texts.uk;
const whyOf = ({ reason, alarm }: Way): string => (alarm === undefined ? staff.reasons[reason] : staff.alarms[alarm]);
const count = (text: string, part: string): number => text.split(part).length - 1;

async function checkStaff({ group, slack }: Joined, way: Way, n: number): Promise<void> {
  for (const stage of [group, slack]) {
    const posts = stage?.posts().filter(({ text }) => text.includes(markOf(n)));
    if (posts === undefined) continue;
    expect(posts, `${stage?.surface}: ${way.name}`).toHaveLength(way.isStopped ? 2 : 1);
    const briefs = posts.filter(({ text }) => text.includes(`${staff.brief.said}:`));
    expect(briefs, `${stage?.surface}: ${way.name}`).toHaveLength(1);
    const [{ text, buttons }] = briefs as [(typeof briefs)[number]];
    expect(text).toContain(staff.handoff({ reason: whyOf(way), brief: "" }).trim());
    expect(count(text, `${staff.brief.said}:`)).toBe(1);
    expect(buttons).toContain("Взяти чат");
  }
}

function checkTicket({ helpdesk }: Joined, { reason, alarm, name, isStopped }: Way, n: number): void {
  if (helpdesk === undefined) return;
  const mine = helpdesk.ticketIds().filter((id) => helpdesk.comments(id).some(({ text }) => text.includes(markOf(n))));
  expect(mine, name).toHaveLength(1);
  const [id = ""] = mine;
  const comments = helpdesk.comments(id);
  // What the check stopped stands beside the brief, to be sent or thrown away.
  expect(comments, name).toHaveLength(isStopped ? 2 : 1);
  expect(comments.filter(({ text }) => text.includes(`${staff.brief.said}:`))).toHaveLength(1);
  expect(count(comments[0]?.text ?? "", `${staff.brief.said}:`), name).toBe(1);
  const tags = [reason, ...(alarm === undefined ? [] : [alarm])].map((tag) => tag.replaceAll("_", "-"));
  expect(helpdesk.tagsOf(id), name).toEqual(expect.arrayContaining(tags));
  const others = handoffReasons.filter((each) => each !== reason).map((each) => each.replaceAll("_", "-"));
  expect(helpdesk.tagsOf(id).filter((tag) => others.includes(tag))).toEqual([]);
}

function checkCrm({ sitniks }: Joined, { name }: Way, n: number): void {
  if (sitniks === undefined) return;
  const chat = [...sitniks.chats.values()].find(({ userId }) => userId === String(chatOf(n)));
  expect(
    chat?.statusHistory.filter((status) => status === calledStatus),
    name,
  ).toHaveLength(1);
  expect(chat, name).toMatchObject({ status: calledStatus, assignedManagerName: "Ірина" });
}

/** What stands in our own data, of which every surface is told. */
async function checkOurs({ desk, conversation }: Joined, { reason, name, isParked }: Way, n: number): Promise<void> {
  const { id } = await conversation(chatOf(n));
  expect((await desk.app.store.conversation(id))?.owner, name).toBe("waiting");
  const { handoff } = await desk.app.stateOf(id);
  if (!isParked) expect(handoff, name).toMatchObject({ reason });
  const effects = await desk.effects(chatOf(n));
  const opened = effects.flatMap((each) => (each.kind === "ticket.open" ? [each.payload.reason] : []));
  expect(opened, name).toEqual([reason]);
  const shown = effects.filter((each) => each.kind === "crm.status" && each.payload.stage === "escalation");
  expect(shown, name).toHaveLength(1);
}

/** In small each way is tried on one of these, and in whole on every surface. */
const inSmallOn = ["the group and Slack", "zendesk", "none at all"];

export const isInSmall = (name: string): boolean => inSmallOn.includes(name);

type NumberedWay = readonly [number, Way];
export const everyWay: readonly NumberedWay[] = [...ways.entries()];
export const shareOf = (name: string): readonly NumberedWay[] =>
  everyWay.filter(([n]) => inSmallOn[n % inSmallOn.length] === name);

/** So many customers write at once. */
const atOnce = 5;

/** Customers come to one surface on all of these ways; then all that was told there is read. */
export async function tryWays(name: string, tried: readonly NumberedWay[]): Promise<void> {
  const surface = surfaces[name];
  if (surface === undefined) throw new Error(`no surface ${name}`);
  const isReached = Object.keys(surface).length > 0;
  // Each surface has each way in another language.
  const shift = Object.keys(surfaces).indexOf(name);
  const joined = await join(surface, { model: model() });
  try {
    for (let from = 0; from < tried.length; from += atOnce) {
      const some = tried.slice(from, from + atOnce);
      await Promise.all(some.map(([n, way]) => come(joined, way, n, languageOf(way, n + shift))));
    }
    for (const [n, way] of tried) await check(joined, { way, n, language: languageOf(way, n + shift), isReached });
  } finally {
    await joined.stop();
  }
}

async function come({ desk, sitniks, quiet }: Joined, way: Way, n: number, language: Language): Promise<void> {
  sitniks?.addChat({ initialSource: "telegram", userId: String(chatOf(n)) });
  await desk.ask(chatOf(n), `${way.words[language]} ${markOf(n)}`);
  await quiet(chatOf(n));
}

interface Cell {
  readonly way: Way;
  readonly n: number;
  readonly language: Language;
  readonly isReached: boolean;
}

async function check(joined: Joined, { way, n, language, isReached }: Cell): Promise<void> {
  if (way.isStopped && !isReached) return checkNobody(joined, n, language);
  const told = joined.told(chatOf(n));
  expect(told.at(-1), way.name).toBe(noticeOf(way, language, isReached));
  if (!isReached) expect(told.join(), way.name).not.toMatch(/передаю|кличу|зову|passing|calling/iu);
  expect(told, way.name).toHaveLength(way.isStopped ? 2 : 1);
  await checkOurs(joined, way, n);
  await checkStaff(joined, way, n);
  checkTicket(joined, way, n);
  checkCrm(joined, way, n);
}

/** What the model may not say is left unsaid: where no person hears of it, none is called. */
async function checkNobody({ desk, conversation, told }: Joined, n: number, language: Language): Promise<void> {
  const [said = "", ...more] = told(chatOf(n));
  expect(said).toContain(texts[language].unsure.all);
  expect(more).toEqual([]);
  const { id } = await conversation(chatOf(n));
  expect((await desk.app.store.conversation(id))?.owner).toBe("ai");
  expect((await desk.effects(chatOf(n))).map(({ kind }) => kind)).not.toContain("ticket.open");
}
