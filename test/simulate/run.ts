import { parseArgs, styleText } from "node:util";
import { loadConfig } from "../../src/config/config.ts";
import { loadModels } from "../../src/config/load-model.ts";
import { customers as ours } from "./customers.ts";
import { judge } from "./judge.ts";
import { play } from "./play.ts";
import { customers as strangers } from "./strangers.ts";
import { customers as third } from "./strangers-three.ts";
import { customers as second } from "./strangers-two.ts";

/**
 * Plays the written customers against the model of the configuration (DESKGRAPH_MODEL; without one, the rehearsal
 * model) and says who got what they came for. `npm run simulate -- --only uk-plain --talk` shows one talk whole;
 * `-- --strangers` plays sixty more, who were written by people that had not seen what the assistant answers.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    talk: { type: "boolean", default: false },
    strangers: { type: "boolean", default: false },
  },
});
const customers = values.strangers ? [...strangers, ...second, ...third] : ours;
const chosen = customers.filter(({ id }) => values.only === undefined || id.startsWith(values.only));
if (chosen.length === 0) {
  process.stderr.write(
    `There is no customer "${values.only}". There are: ${customers.map(({ id }) => id).join(", ")}\n`,
  );
  process.exit(2);
}
const config = await loadConfig();
const model =
  config.model === "rehearsal" && config.chatModel === undefined ? undefined : (await loadModels(config)).model;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
let reached = 0;
const counts = new Map<string, number>();
for (const customer of chosen) {
  const played = await play(customer, model);
  const { isReached, faults } = judge(customer, played);
  if (isReached) reached += 1;
  for (const { kind } of faults) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const mark = isReached ? styleText("green", "✓") : styleText("red", "✗");
  print(`${mark} ${customer.id.padEnd(18)} ${styleText("dim", customer.trap)}`);
  for (const { kind, what } of faults) print(`    ${kind}: ${what.replace(/\s+/g, " ").slice(0, 160)}`);
  if (!values.talk) continue;
  for (const { said, read } of played.exchanges) {
    print(`    > ${said}`);
    for (const text of read) print(`      ${text.replaceAll("\n", "\n      ")}`);
  }
}
const of = (kind: string): number => counts.get(kind) ?? 0;
print(
  `\n${reached} of ${chosen.length} reached their goal; silent ${of("silent")}, repeated ${of("repeated")}, ` +
    `unanswered ${of("unanswered")}, false ${of("false")}, needless hand-overs ${of("needless")}`,
);
process.exit(reached === chosen.length && [...counts.values()].every((count) => count === 0) ? 0 : 1);
