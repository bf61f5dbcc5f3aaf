/**
 * What the check of a reply costs: median, p99 and worst in processor time, warm. Replies are the honest ones of the
 * tests' lists; hostile texts have as many characters as are read. `--replies FILE` reads other replies: one JSON
 * object a line, with the text in `answer.content`.
 */
import { readFileSync } from "node:fs";
import { checkReply } from "../nodes/agent/policy/check-reply.ts";
import { detectLanguage } from "../src/core/language.ts";
import { hostileTexts } from "../test/kit/hostile.ts";
import { desks } from "../test/nodes/agent/policy/desk.ts";
import { everydayTalk } from "../test/nodes/agent/policy/everyday-talk.ts";
import { honestReplies } from "../test/nodes/agent/policy/honest-replies.ts";

const hostileChars = 4_000;
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

function millisOf(text: string): number {
  const before = process.cpuUsage();
  checked(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function print(what: string, texts: readonly string[]): void {
  for (let time = 0; time < warmUps; time += 1) for (const text of texts) checked(text);
  const measured = texts.map((text) => ({ text, ms: millisOf(text) })).sort((a, b) => a.ms - b.ms);
  const at = (share: number): string => (measured[Math.floor((measured.length - 1) * share)]?.ms ?? 0).toFixed(2);
  const worst = JSON.stringify(measured.at(-1)?.text.slice(0, 60));
  process.stdout.write(
    `${what}: ${texts.length}, median ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms ${worst}\n`,
  );
}

print("replies", replies);
print(
  `hostile texts, ${hostileChars} characters`,
  hostileTexts().map((text) => text.slice(0, hostileChars)),
);
print(
  "hostile texts as they are read, 2000 characters",
  hostileTexts().map((text) => text.slice(0, 2_000)),
);
