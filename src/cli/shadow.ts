import { type ComparedShadow, readShadows } from "../../supabase/store/shadows.ts";
import { alike, BadInput, clip } from "../core/index.ts";
import { productCommand } from "./product-command.ts";

const usualLimit = "20";
const mostRead = 5_000;
/** From here on two answers say the same in about the same words. */
const sameFrom = 0.6;

export const shadowCommand = productCommand({
  name: "shadow",
  summary: "compare what the assistant would have said with what people said",
  details:
    "Where the assistant is only a shadow (`deskgraph trust set shadow`) people answer, and what it would have said is kept " +
    "as long as the transcript. The share of words that are the same is counted, not what they mean: read the pairs.",
  words: [{ name: "ACTION", about: "report (default: report)", isOptional: true }],
  options: { limit: { value: "N", about: `how many pairs are shown (default: ${usualLimit})` } },
  examples: [
    { line: "shadow report", about: "the figures, and the newest pairs" },
    { line: "shadow report --limit 0", about: "the figures alone" },
  ],
  work: async (product, { words: [action = "report"], options: { limit = usualLimit } }, { print, dim }) => {
    if (action !== "report") throw new BadInput(`shadow can report; not "${action}".`);
    if (!/^\d{1,4}$/.test(limit)) throw new BadInput("--limit is a number.");
    const { pool, tenant } = await product.home();
    const shadows = await readShadows({ pool, tenant, now: () => new Date() }, mostRead);
    const answered = shadows.filter(({ answers }) => answers.length > 0);
    const shares = answered.map((each) => alike(each.texts.join(" "), each.answers.join(" ")));
    print(`${shadows.length} answers were written; people answered ${answered.length} of these questions.`);
    print(`${shares.filter((share) => share >= sameFrom).length} say about the same in about the same words.`);
    if (shares.length > 0) print(`Words in common, in the middle: ${percent(median(shares))}.`);
    for (const shadow of answered.slice(0, Number(limit))) for (const row of pair(shadow)) print(row);
    const silent = shadows.length - answered.length;
    if (silent > 0) print(dim(`${silent} were answered by nobody before the customer wrote again.`));
    return 0;
  },
});

const pair = ({ asked, texts, answers, at }: ComparedShadow): readonly string[] => [
  "",
  `${at.slice(0, 16).replace("T", " ")}  ${line(asked)}`,
  `  assistant: ${line(texts.join(" "))}`,
  `  people:    ${line(answers.join(" "))}`,
];

const line = (text: string): string => clip(text.replace(/\s+/g, " "), 200);
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
