import { expect, it } from "vitest";
import { scheduleCommand } from "../../src/cli/schedule.ts";
import { runSchedules } from "../../src/work/schedules/run-schedules.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { keptOutput, productOf } from "../kit/product-of.ts";

/** What a command prints that is typed beside the running product. */
async function typed(
  chat: TestChat,
  words: readonly string[] = [],
  options: Readonly<Record<string, string>> = {},
): Promise<string> {
  const out = keptOutput();
  await scheduleCommand.work(productOf(chat.app), { words, options }, out);
  return `${out.text()}${out.errors()}`.trimEnd();
}

const shopChatOf = () =>
  testChat({
    shop: {
      schedules: { churn_tickets: "off", urgent_tickets: "off", open_tickets: { everyHours: 4 }, stale_tickets: "off" },
    },
  });

it("schedules are listed: which are off, when each ran, and when it runs next in the shop's own time", async () => {
  const chat = await shopChatOf();
  // A Wednesday, 10:00 in Kyiv.
  expect(await typed(chat)).toBe(
    [
      "churn_tickets: off",
      "open_tickets: never ran; next 2026-01-14 12:00",
      "urgent_tickets: off",
      "stale_tickets: off",
    ].join("\n"),
  );
  const { app } = chat;
  chat.passTime(2 * 3_600_000 + 60_000);
  await runSchedules({ ...app, timeZone: app.config.shop.timeZone });
  expect(await typed(chat)).toContain("open_tickets: 2026-01-14 12:00: nothing to tell; next 2026-01-14 16:00");
  expect(JSON.parse(await typed(chat, [], { json: "" }))).toMatchObject([
    { name: "churn_tickets", isOn: false },
    { name: "open_tickets", isOn: true, last: { result: "nothing to tell" }, next: "2026-01-14T14:00:00.000Z" },
    { name: "urgent_tickets", isOn: false },
    { name: "stale_tickets", isOn: false },
  ]);
});

it("a schedule is run now, whatever its time is; one that is off, or none, is refused in words", async () => {
  const chat = await shopChatOf();
  expect(await typed(chat, ["run", "open_tickets"])).toBe("open_tickets: nothing to tell");
  await expect(typed(chat, ["run", "stale_tickets"])).rejects.toThrow("switched on: open_tickets");
  await expect(typed(chat, ["stop"])).rejects.toThrow('not "stop"');
});
