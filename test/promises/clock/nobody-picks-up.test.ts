import { describe, expect, it } from "vitest";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { waitingTexts } from "../../../nodes/texts/waiting.ts";
import { type Effect, isOpen, type Shop, timerNames } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { openingHours, type TestChat, testChat } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { person } from "../../kit/person.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const minuteMs = 60_000;

/** Minute by minute, as the clock of the product does it. */
async function minutes(chat: TestChat, count: number, stepMinutes = 1): Promise<void> {
  for (let passed = 0; passed < count; passed += stepMinutes) {
    chat.passTime(stepMinutes * minuteMs);
    if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
  }
}

const isStep = (effect: Effect): boolean =>
  (effect.node === "follow_up" && effect.kind !== "ticket.note") ||
  (effect.kind === "reply.send" && effect.payload.reply.id.endsWith("/still_waiting"));

/** What was done about it, and after how many minutes. */
async function stepsOf({ app, conversation }: TestChat, sinceMs: number): Promise<readonly string[]> {
  const stored = await app.store.effects(conversation.id);
  return stored
    .filter(({ effect }) => isStep(effect))
    .map(({ effect, at }) => {
      const text = effect.kind === "staff.post" ? effect.payload.text : "the customer";
      const minute = Math.round((Date.parse(at) - sinceMs) / minuteMs);
      return `${minute} ${text.split(":")[0]}`;
    });
}

const called = async (more: Parameters<typeof testChat>[0] = {}): Promise<TestChat> => {
  const chat = await testChat({ isStaffed: true, ...more });
  await chat.say("прийшло не те, що замовляла, жах");
  return chat;
};
/** `say` moves the clock by half a minute. */
const sinceMs = openingHours + minuteMs / 2;
const every = ["10 Нагадування", "20 Ніхто не відповів", "30 the customer", "60 Терміново"];

describe("a call for a person that nobody answers", () => {
  it("is told once to the staff, to who leads them and to the customer, and the ticket becomes urgent", async () => {
    const chat = await called();
    await minutes(chat, 180);
    expect(await stepsOf(chat, sinceMs)).toEqual(every);
    const told = (await chat.replies()).filter(({ id }) => id.endsWith("/still_waiting"));
    expect(told.map(({ text }) => text)).toEqual([answerTimes.uk.stillWaiting.open({ when: answerTimes.uk.whenFree })]);
    const notes = (await chat.effects()).filter(({ kind }) => kind === "ticket.note");
    expect(notes.map(({ payload }) => payload)).toEqual([
      {
        text: waitingTexts.uk.raised({ who: "client_one", minutes: 60, reason: "скарга" }),
        public: false,
        raisesTo: "urgent",
      },
    ]);
    const asked = (await chat.effects()).filter(({ payload }) => "asks" in payload && payload.asks === "managers");
    expect(asked).toHaveLength(2);
  });

  it.each([
    ["a word to the customer", { kind: "person_message", text: "Вітаю", by: person("manager") }],
    ["a take", { kind: "taken_over", by: person("manager") }],
    ["giving it back", { kind: "given_back", by: person("manager") }],
    ["closing it", { kind: "closed", by: person("manager") }],
  ] as const)("is over with %s", async (_what, act) => {
    const chat = await called();
    await minutes(chat, 15, 5);
    await chat.asManager(act);
    await minutes(chat, 120, 5);
    expect(await stepsOf(chat, sinceMs)).toEqual(["10 Нагадування"]);
  });

  it("goes on after a take that was undone", async () => {
    const chat = await called();
    await minutes(chat, 15, 5);
    const by = person("manager");
    await chat.asManager({ kind: "taken_over", by });
    await minutes(chat, 8, 1);
    await chat.asManager({ kind: "take_undone", by });
    await minutes(chat, 120, 5);
    expect((await stepsOf(chat, sinceMs)).map((line) => line.replace(/^\d+ /, ""))).toEqual(
      every.map((line) => line.replace(/^\d+ /, "")),
    );
  });

  it("rests while the shop is closed, and goes on where it was in the morning", async () => {
    const chat = await testChat({ isStaffed: true });
    // 17:45; the shop closes at 18:00.
    chat.passTime(7.75 * 60 * minuteMs - minuteMs / 2);
    const atMs = openingHours + 7.75 * 60 * minuteMs;
    await chat.say("прийшло не те, що замовляла, жах");
    await minutes(chat, 17 * 60, 5);
    const night = 15 * 60;
    expect(await stepsOf(chat, atMs)).toEqual([
      every[0],
      `${20 + night} Ніхто не відповів`,
      `${30 + night} the customer`,
      `${60 + night} Терміново`,
    ]);
  });

  it("is raised by a customer who asks again, a step at a time", async () => {
    const chat = await called();
    await minutes(chat, 6);
    await chat.say("покличте людину!");
    await minutes(chat, 2);
    expect(await stepsOf(chat, sinceMs)).toEqual([expect.stringMatching(/^[678] Нагадування/)]);
    await chat.say("людину!");
    await minutes(chat, 2);
    expect(await stepsOf(chat, sinceMs)).toHaveLength(1);
    await minutes(chat, 4);
    expect(await stepsOf(chat, sinceMs)).toHaveLength(2);
  });

  it("is raised by every message where the assistant is silent meanwhile", async () => {
    const shop: Partial<Shop> = { handoff: { ...demoShop.handoff, whileWaiting: "silent" } };
    const chat = await called({ shop });
    await minutes(chat, 6);
    await chat.say("ау");
    await minutes(chat, 2);
    expect(await stepsOf(chat, sinceMs)).toHaveLength(1);
  });

  it("asks nobody again where the shop does not want it", async () => {
    const chat = await called({ shop: { handoff: { ...demoShop.handoff, ladder: "off" } } });
    await minutes(chat, 120, 5);
    expect(await stepsOf(chat, sinceMs)).toEqual([]);
    const later = new Date(openingHours + 90 * 86_400_000);
    expect(await chat.app.timers.due(later, { names: timerNames, limit: 1 })).toEqual([]);
  });

  it("is gone through once by three processes that fire the same timers, one of them dying in between", async () => {
    const home = await freshHome();
    const chat = await called({ home });
    const { app, conversation } = chat;
    let isDying = true;
    const dying = {
      ...app,
      timers: {
        ...app.timers,
        fired: async (...of: Parameters<typeof app.timers.fired>) => {
          if (isDying) throw new Error("killed");
          await app.timers.fired(...of);
        },
      },
    };
    for (let passed = 0; passed < 90; passed += 5) {
      chat.passTime(5 * minuteMs);
      await Promise.allSettled([fireTimers(app), fireTimers(dying), fireTimers(dying)]);
      isDying = !isDying;
      await app.settle(conversation.id);
    }
    expect(await stepsOf(chat, sinceMs)).toEqual(every);
  });
});

describe("timers beside a calendar that counts every minute", () => {
  /** Both nights in which the clock is changed, a day off, a day with hours of its own, and any other days. */
  const starts = [
    "2026-03-27T15:40:00Z",
    "2026-10-23T14:35:00Z",
    "2026-12-24T15:50:00Z",
    "2026-12-31T11:40:00Z",
    ...Array.from({ length: inSmall(1, 60) }, (_, at) =>
      new Date(Date.parse("2026-01-15") + Math.floor(seededRandom(at)() * 700 * 1_440) * minuteMs).toISOString(),
    ),
  ];
  const workingHours: Shop["workingHours"] = {
    ...demoShop.workingHours,
    sun: { from: "02:30", to: "03:30" },
    holidays: ["2026-12-25"],
    dates: { "2026-12-31": { from: "10:00", to: "14:00" } },
  };

  it.each(starts)("a call at %s", async (start) => {
    const chat = await testChat({ isStaffed: true, shop: { workingHours } });
    const shop = { timeZone: demoShop.timeZone, workingHours };
    const startMs = Date.parse(start);
    chat.passTime(startMs - openingHours - minuteMs / 2);
    await chat.say("прийшло не те, що замовляла, жах");
    const expected: number[] = [];
    let open = 0;
    for (let ms = startMs; expected.length < every.length; ms += minuteMs) {
      if (!isOpen(shop, new Date(ms))) continue;
      if ([10, 20, 30, 60].includes(open)) expected.push(ms);
      open += 1;
    }
    let nowMs = startMs;
    for (const ms of expected) {
      // A minute too early nothing happens.
      chat.passTime(ms - minuteMs - nowMs);
      expect(await fireTimers(chat.app)).toBe(0);
      chat.passTime(minuteMs);
      expect(await fireTimers(chat.app)).toBe(1);
      await chat.app.settle(chat.conversation.id);
      nowMs = ms;
    }
    expect(await stepsOf(chat, startMs)).toHaveLength(every.length);
  });
});
