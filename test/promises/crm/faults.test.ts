import { describe, it } from "vitest";
import type { Fault } from "../../fakes/sitniks.ts";
import { buy, crmChat } from "../../kit/crm-chat.ts";

/**
 * Every tenth call or so goes wrong, and a few in a row: less than what opens a breaker, which has tests of its own.
 */
const faults: readonly (readonly [string, Fault, number])[] = [
  ["hangs", "hang", 1],
  ["is slow", { delayMs: 250 }, 100],
  ["fails with 500", { status: 500 }, 2],
  ["answers with HTML", { status: 200, body: "<html>maintenance</html>" }, 2],
  ["cuts the line before anything", "drop", 2],
  ["cuts the line after it did what was asked", "lose", 3],
];

describe("a CRM that misbehaves", () => {
  // Side by side: they wait for deadlines.
  it.concurrent.for(faults)(
    "%s: the customer buys as ever, and afterwards everything there is right",
    async ([, fault, count], { expect, onTestFinished }) => {
      const chat = await crmChat();
      onTestFinished(() => chat.stop());
      let calls = 0;
      let faulty = 0;
      chat.sitniks.fault = () => {
        calls += 1;
        if (faulty >= count || (count < 100 && calls % 3 !== 0)) return "none";
        faulty += 1;
        return fault;
      };
      await buy(chat);
      expect((await chat.replies()).some(({ text }) => text.includes("Оплату підтверджено"))).toBe(true);
      await chat.crmIsQuiet();
      expect(faulty).toBeGreaterThan(0);
      const [at] = chat.sitniks.chats.values();
      const history = at?.statusHistory.filter((title, n, all) => title !== all[n - 1]);
      expect(history).toEqual(["Взято в роботу", "Виставлено рахунок", "ОПЛАЧЕНО"]);
      expect(at?.assignedManagerId).toBe(301);
      expect(chat.sitniks.orders).toHaveLength(1);
      expect((await chat.staffPosts()).filter(({ topic }) => topic === "trouble")).toEqual([]);
    },
  );
});
