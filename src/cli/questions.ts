import { readQuestions } from "../../supabase/store/questions.ts";
import { BadInput, clip } from "../core/index.ts";
import { groupQuestions } from "../knowledge/group-questions.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

const usualDays = "30";
const mostListed = 50;
const dayMs = 24 * 3_600_000;

export const questionsCommand = productCommand({
  name: "questions",
  summary: "see what customers ask that the shop's pages do not say",
  details:
    'The assistant looks for an answer on the pages of "knowledge" in the shop\'s config; what it did not find there is ' +
    "listed here, the most frequent first. Questions are kept as long as the transcript.",
  options: { days: { value: "N", about: `how far to look back (default: ${usualDays})` }, ...jsonOption },
  examples: [
    { line: "questions", about: `of the last ${usualDays} days` },
    { line: "questions --days 7", about: "of the last week" },
  ],
  work: async (product, { options: { days = usualDays, json } }, out) => {
    const { print, dim } = out;
    if (!/^[1-9]\d{0,3}$/.test(days)) throw new BadInput("--days is a number of days, 1 or more.");
    const since = new Date(Date.now() - Number(days) * dayMs);
    const groups = groupQuestions(await readQuestions(await product.home(), since));
    if (json !== undefined) {
      await printJson(groups, out);
      return 0;
    }
    for (const { question, count, lastAt } of groups.slice(0, mostListed)) {
      print(`${String(count).padStart(4)}  ${clip(question.replace(/\s+/g, " "), 100)}  ${dim(lastAt.slice(0, 10))}`);
    }
    const more = groups.length - mostListed;
    if (more > 0) print(`… and ${more} more.`);
    if (groups.length === 0) print(`Nothing was asked in ${days} days that the pages do not answer.`);
    return 0;
  },
});
