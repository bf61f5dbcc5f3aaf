import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import { BadInput, nextSlot, type ScheduleName, type ScheduleRun, scheduleNames } from "../core/index.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

const verbs = ["list", "run"] as const;

export const scheduleCommand = productCommand({
  name: "schedule",
  summary: "see what the shop's clock does, or do it now",
  details:
    '"deskgraph start" runs each schedule at its times, once over all processes. Which are on stands in "schedules" of the ' +
    "shop's config: see docs/clock.md.",
  words: [
    { name: "ACTION", about: `${verbs.join(", ")} (default: list)`, isOptional: true },
    { name: "NAME", about: `for run: ${scheduleNames.join(", ")}`, isOptional: true },
  ],
  options: jsonOption,
  examples: [
    { line: "schedule", about: "which are on, when each ran last, and when it runs next" },
    { line: "schedule run open_tickets", about: "now, whatever its time is" },
  ],
  work: async (product, { words: [verb = "list", name = ""], options: { json } }, out) => {
    const app = await product.app();
    switch (verbs.find((each) => each === verb)) {
      case "list":
        if (json === undefined) await list(app, out);
        else await printJson(await standingOf(app), out);
        return 0;
      case "run":
        await runNow(app, name, out);
        return 0;
      case undefined:
        throw new BadInput(`schedule can ${verbs.join(", ")}; not "${verb}".`);
    }
  },
});

interface Standing {
  readonly name: ScheduleName;
  readonly isOn: boolean;
  readonly last: ScheduleRun | undefined;
  /** ISO time. */
  readonly next: string | undefined;
}

async function standingOf({ schedules, runs, config, now }: App): Promise<readonly Standing[]> {
  const newest = new Map((await runs.newest()).map((run) => [run.name, run]));
  return scheduleNames.map((name) => {
    const schedule = schedules.find((each) => each.name === name);
    const next = schedule && nextSlot(schedule.rule, now(), config.shop.timeZone);
    return { name, isOn: schedule !== undefined, last: newest.get(name), next: next?.toISOString() };
  });
}

async function list(app: App, { print, dim }: Output): Promise<void> {
  const { timeZone } = app.config.shop;
  const spoken = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  for (const { name, isOn, last, next } of await standingOf(app)) {
    if (!isOn) {
      print(dim(`${name}: off`));
      continue;
    }
    const state = last?.doneAt === undefined ? `not done (${last?.result ?? "under way"})` : (last.result ?? "done");
    const before = last === undefined ? "never ran" : `${spoken.format(last.slot)}: ${state}`;
    print(`${name}: ${before}${next === undefined ? "" : `; next ${spoken.format(new Date(next))}`}`);
  }
}

async function runNow({ schedules, now }: App, name: string, { print }: Output): Promise<void> {
  const schedule = schedules.find((each) => each.name === name);
  if (schedule === undefined) {
    const known = schedules.map((each) => each.name).join(", ") || "none";
    throw new BadInput(`schedule run takes one that is switched on: ${known}.`);
  }
  print(`${name}: ${await schedule.run(now(), undefined)}`);
}
