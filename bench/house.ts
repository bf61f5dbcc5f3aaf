/**
 * The house in numbers, for any checkout of this project:
 *
 *   node bench/house.ts [DIR] [--before OTHER_DIR] [--json] [--no-hops]
 *
 * A hop is a change of product file between one function that is entered and the next, while one flow runs in the real
 * product (embedded home, Telegram, CRM and helpdesk as the tests' fakes). "hops" counts each way from one file to
 * another once, as a reader follows it once; "file changes" counts every time. The rehearsal model is left out: it
 * stands in for a model outside. Both checkouts need their node_modules. Counts may differ by some from run to run,
 * because of timers.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Hops } from "./house/hops.ts";
import { type Measure, measureSources } from "./house/measure-sources.ts";
import { tableOf } from "./house/table.ts";

const { values, positionals } = parseArgs({
  options: { before: { type: "string" }, json: { type: "boolean" }, "no-hops": { type: "boolean" } },
  allowPositionals: true,
});
const roots = [...(values.before === undefined ? [] : [values.before]), positionals[0] ?? "."];
const columns = roots.map((root) => ({
  root,
  measures: [...(values["no-hops"] ? [] : measureHops(root)), ...measureSources(root)],
}));
process.stdout.write(values.json ? `${JSON.stringify(columns, null, 2)}\n` : tableOf(columns));

/** In a process of its own: a checkout's modules and another's must not meet. */
function measureHops(root: string): Measure[] {
  const script = fileURLToPath(new URL("house/measure-hops.ts", import.meta.url));
  const printed = execFileSync(process.execPath, ["--no-warnings", script, root], {
    encoding: "utf8",
    timeout: 300_000,
  });
  const { message, comment }: { message: Hops; comment: Hops } = JSON.parse(printed);
  return [...flow("message to reply and CRM", message), ...flow("comment to customer", comment)];
}

function flow(name: string, { hops, changes, files, functions, plumbing, plumbingBy }: Hops): Measure[] {
  const by = Object.entries(plumbingBy).filter(([, visits]) => visits > 0);
  return [
    { name: `${name}: hops`, value: hops },
    { name: `${name}: file changes`, value: changes },
    { name: `${name}: files`, value: files },
    { name: `${name}: functions`, value: functions },
    {
      name: `${name}: visits to plumbing`,
      value: plumbing,
      detail: by.map(([file, visits]) => `${file} ${visits}`).join(", "),
    },
  ];
}
