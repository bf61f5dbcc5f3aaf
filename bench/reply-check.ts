/**
 * What the check of a reply costs: median, p99 and worst in processor time, warm. Replies are the honest ones of the
 * tests' lists; hostile texts are cut to what is read. `--replies FILE` reads other replies: one JSON
 * object a line, with the text in `answer.content`.
 */
import { readFileSync } from "node:fs";
import { checkReply, maxReadChars } from "../nodes/agent/policy/check-reply.ts";
import { detectLanguage } from "../src/core/language.ts";
import { cpuMs } from "../test/kit/cpu-time.ts";
import { hostileTexts } from "../test/kit/hostile.ts";
import { desks } from "../test/nodes/agent/policy/desk.ts";
import { everydayTalk } from "../test/nodes/agent/policy/everyday-talk.ts";
import { honestReplies } from "../test/nodes/agent/policy/honest-replies.ts";

const warmUps = 2;

const named = process.argv.indexOf("--replies");
const file = named === -1 ? undefined : process.argv[named + 1];
const ours = [...Object.values(honestReplies), ...Object.values(everydayTalk)].flat();
const replies = file === undefined ? ours : repliesIn(readFileSync(file, "utf8"));

function repliesIn(lines: string): string[] {
  return lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => {
      const { answer }: { answer?: { content?: string } } = JSON.parse(line);
      return answer?.content ?? [];
    });
}

const checked = (text: string): void => {
  checkReply(text, desks.found, detectLanguage(text) ?? "uk");
};

function print(what: string, texts: readonly string[]): void {
  for (let time = 0; time < warmUps; time += 1) for (const text of texts) checked(text);
  const measured = texts.map((text) => ({ text, ms: cpuMs(() => checked(text)) })).sort((a, b) => a.ms - b.ms);
  const at = (share: number): string => (measured[Math.floor((measured.length - 1) * share)]?.ms ?? 0).toFixed(2);
  const worst = JSON.stringify(measured.at(-1)?.text.slice(0, 60));
  process.stdout.write(
    `${what}: ${texts.length}, median ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms ${worst}\n`,
  );
}

print("replies", replies);
print(
  `hostile texts, ${maxReadChars} characters`,
  hostileTexts().map((text) => text.slice(0, maxReadChars)),
);
