import { playTalk } from "./play-talk.ts";
import { talks } from "./talks.ts";

/** Plays the talks whose id begins with a word, or `all`: prints each with `talk` after it, and else what went wrong. */
const [word = "all", mode] = process.argv.slice(2);
const wanted = word === "all" ? "" : word;
let [lines, wrong] = [0, 0];
for (const talk of talks.filter(({ id }) => id.startsWith(wanted))) {
  const heard = await playTalk(talk);
  lines += heard.length;
  const faults = heard.filter((each) => each.faults.length > 0);
  wrong += faults.length;
  if (faults.length === 0 && mode === undefined) continue;
  process.stdout.write(`== ${talk.id} (${talk.voice})\n`);
  for (const { said, read, faults: each } of heard) {
    process.stdout.write(
      `> ${said}\n  ${read.replaceAll("\n", "\n  ")}\n${each.map((fault) => `  !! ${fault}\n`).join("")}`,
    );
  }
}
process.stdout.write(`${lines} lines, ${wrong} with a fault\n`);
