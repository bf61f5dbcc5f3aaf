import { describe, expect, it } from "vitest";
import type { Waiting } from "../../src/core/index.ts";
import { defaultSettleWindow, settleMs } from "../../src/inbox/settle-window.ts";

const said = (text: string, ageMs: number): Waiting => ({ kind: "message", text, ageMs });
const left = (...waiting: readonly Waiting[]): number => settleMs(waiting, defaultSettleWindow, 9);

describe("how long a burst is waited for", () => {
  it("takes no more than a second and a half from a lone message, and less from a finished question", () => {
    expect(left(said("Добрий день!", 0))).toBe(1_200);
    expect(left(said("є червона сукня на 122?", 0))).toBe(1_000);
    expect(left(said("Добрий день!", 1_300))).toBe(0);
  });

  it("waits a little longer once a second message came, counted from the newest", () => {
    expect(left(said("Добрий день!", 900), said("є сукня", 100))).toBe(1_400);
  });

  it("waits for the rest of an album, however finished its caption looks", () => {
    expect(left({ ...said("є червона сукня на 122?", 0), isPart: true })).toBe(1_500);
  });

  it("never waits longer than six seconds for the first message", () => {
    expect(left(said("а", 5_900), said("б", 0))).toBe(100);
    expect(left(said("а", 6_100), said("б", 0))).toBe(0);
  });

  it("keeps five messages of three seconds together", () => {
    const ats = [0, 750, 1_500, 2_250, 3_000];
    for (let count = 1; count < ats.length; count += 1) {
      const now = ats[count] ?? 0;
      const waiting = ats.slice(0, count).map((at) => said("і ще", now - at));
      expect(left(...waiting), `before message ${count + 1}`).toBeGreaterThan(0);
    }
  });

  it("does not wait for what is whole: a press, a decision, a person's words", () => {
    expect(left({ kind: "button_pressed", text: "", ageMs: 0 })).toBe(0);
    expect(left({ kind: "payment_decision", text: "", ageMs: 0 })).toBe(0);
    expect(left(said("а", 0), { kind: "person_message", text: "Вітаю", ageMs: 0 })).toBe(0);
    expect(left()).toBe(0);
  });

  it("is over at once for what came in while another turn ran", () => {
    expect(left(said("а", 4_000), said("б", 2_500))).toBe(0);
  });

  it.each([
    ["так?", 1_000],
    ["так?  ", 1_000],
    ["так? Ні", 1_200],
    ["Дякую, все підійшло.", 1_000],
    ["Дякую, все підійшло!", 1_000],
    ["Дякую, все підійшло… ", 1_000],
    ["Дякую все підійшло.", 1_200],
    ["Дякую, все підійшло, а", 1_200],
    ["Дякую. Все підійшло, а", 1_200],
  ])("reads %j as finished or not: %i ms", (text, ms) => {
    expect(left(said(text, 0))).toBe(ms);
  });

  it("waits on for a lone message until its time is over, to the millisecond", () => {
    expect([left(said("а", 1_199)), left(said("а", 1_200))]).toEqual([1, 0]);
  });

  it("is not over for words that came after a press, and over for a press after words", () => {
    const press: Waiting = { kind: "button_pressed", text: "", ageMs: 500 };
    expect(left(press, said("а", 100))).toBe(1_400);
    expect(left(said("а", 500), { ...press, ageMs: 0 })).toBe(0);
    expect(left({ kind: "message_edited", text: "а", ageMs: 0 })).toBe(1_200);
  });

  it("answers who got ten answers in a minute once in six seconds, and a press at once as ever", () => {
    const leftLately = (...waiting: readonly Waiting[]): number => settleMs(waiting, defaultSettleWindow, 10);
    expect(leftLately(said("Яка краща?", 0))).toBe(6_000);
    expect(leftLately(said("Яка краща?", 5_000), said("А ця?", 0))).toBe(1_000);
    expect(leftLately(said("Яка краща?", 6_000))).toBe(0);
    expect(leftLately({ kind: "button_pressed", text: "", ageMs: 0 })).toBe(0);
  });
});
