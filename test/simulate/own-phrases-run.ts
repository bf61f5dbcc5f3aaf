import { longTalks } from "./long-talk.ts";
import { ownPhrases } from "./own-phrases.ts";

/**
 * Replays long chats and says what of the product's own phrases was read twice in one of them, and which share of all
 * messages was nothing but such a phrase: `node test/simulate/own-phrases-run.ts 500`.
 */
const count = Number(process.argv[2] ?? 50);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const repeated = new Map<string, number>();
const fixed = new Map<string, number>();
let [talks, turns, sent] = [0, 0, 0];
for await (const talk of longTalks(count)) {
  const found = ownPhrases(talk);
  talks += 1;
  turns += talk.turns;
  sent += found.sentCount;
  for (const sentence of found.repeated) repeated.set(sentence, (repeated.get(sentence) ?? 0) + 1);
  for (const text of found.fixed) fixed.set(text, (fixed.get(text) ?? 0) + 1);
}
const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, each) => all + each, 0);
const list = (counts: ReadonlyMap<string, number>): void => {
  for (const [text, times] of [...counts].sort(([, a], [, b]) => b - a).slice(0, 20)) {
    print(`  ${String(times).padStart(4)}  ${text.replace(/\s+/g, " ").slice(0, 140)}`);
  }
};
print(`${talks} chats, ${turns} turns, ${sent} messages`);
print(`read twice in a chat: ${sum(repeated)}`);
list(repeated);
print(`nothing but a fixed phrase: ${sum(fixed)} (${((100 * sum(fixed)) / Math.max(1, sent)).toFixed(2)} %)`);
list(fixed);
process.exit(repeated.size === 0 && sum(fixed) <= 0.02 * sent ? 0 : 1);
