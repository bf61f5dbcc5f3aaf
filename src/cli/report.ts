import { BadInput, dateAfter, localTimeOf, momentOf, type Shop } from "../core/index.ts";
import { given } from "./command.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";
import { type Days, reportLines } from "./report-lines.ts";

const usualDays = 30;
const dayMs = 86_400_000;

export const reportCommand = productCommand({
  name: "report",
  summary: "see how the assistant and the people did",
  details:
    "Counted by conversation: what began in this time, how it ended, how long customers waited, what was sold, what the " +
    "model cost. See docs/report.md for what each line means.",
  options: {
    from: { value: "DATE", about: `the first day, as 2026-11-01 (default: ${usualDays} days before the last one)` },
    to: { value: "DATE", about: "the last day (default: today)" },
    ...jsonOption,
  },
  examples: [
    { line: "report", about: `the last ${usualDays} days` },
    { line: "report --from 2026-11-01 --to 2026-11-30", about: "November" },
    { line: "report --json", about: "the same for a script" },
  ],
  work: async (product, { options }, out) => {
    const app = await product.app();
    const now = app.now();
    const days = daysMeant(options, now, product.config.shop);
    const { timeZone } = product.config.shop;
    const from = momentOf(days.from, "00:00", timeZone);
    const to = momentOf(dateAfter(days.to, 1), "00:00", timeZone);
    const report = await app.report({ from, to });
    if (options.json === given) await printJson({ ...days, timeZone, ...report }, out);
    else for (const line of reportLines(report, days, product.config.shop, out)) out.print(line);
    return 0;
  },
});

function daysMeant(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
  { timeZone }: Pick<Shop, "timeZone">,
): Days {
  const last = to === undefined ? localTimeOf(now, timeZone).date : dayMeant(to, "to");
  const before = new Date(Date.parse(`${last}T12:00:00Z`) - (usualDays - 1) * dayMs).toISOString().slice(0, 10);
  const first = from === undefined ? before : dayMeant(from, "from");
  if (first > last) throw new BadInput(`--from ${first} is after --to ${last}.`);
  return { from: first, to: last };
}

function dayMeant(written: string, option: string): string {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== written) {
    throw new BadInput(`--${option} is a day such as 2026-11-01, not "${written}".`);
  }
  return written;
}
