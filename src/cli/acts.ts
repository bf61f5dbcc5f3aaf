import type { Home } from "../../supabase/home/home.ts";
import { type ListedAct, readActs } from "../../supabase/store/acts.ts";
import type { Output } from "../console/output.ts";
import {
  BadInput,
  type BrokenChain,
  type ChainEnd,
  type ChainedAct,
  chainStart,
  checkChain,
  formatMoney,
  readHead,
  writeHead,
} from "../core/index.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

const usualLimit = "50";
const rowsAtOnce = 1_000;

export const actsCommand = productCommand({
  name: "acts",
  summary: "see what people of the shop did, and whether the record is whole",
  details:
    "Each row carries the hash of the one before; all of them are checked each time. The exit code is 1 where a row was " +
    "changed or is missing. Whoever owns the database can cut the newest rows off: compare with a head that was noted elsewhere.",
  options: {
    limit: { value: "N", about: `how many to list, the newest (default: ${usualLimit}; 0: none)` },
    verify: { value: "HEAD", about: "check that the record goes on from this head, which was noted earlier" },
    ...jsonOption,
  },
  examples: [
    { line: "acts", about: "the newest 50, the check, and the head" },
    { line: "acts --limit 0", about: "the check alone" },
    { line: "acts --limit 0 --verify 12:9f86…", about: "nothing of the first 12 was cut off or written anew" },
  ],
  work: async (product, { options: { limit = usualLimit, verify, json } }, out) => {
    if (!/^\d{1,6}$/.test(limit)) throw new BadInput("--limit is a number.");
    const noted = verify === undefined ? undefined : readHead(verify);
    if (verify !== undefined && noted === undefined)
      throw new BadInput("--verify takes a head: a number, a colon, a hash.");
    const home = await product.home();
    const { newest, end } = await readAll(home, Number(limit));
    if (json !== undefined) {
      await printJson({ acts: newest, ...("why" in end ? { broken: end } : { head: writeHead(end) }) }, out);
      return "why" in end ? 1 : 0;
    }
    for (const act of newest) out.print(lineOf(act, out));
    const code = report(end, out);
    return code === 0 && noted !== undefined
      ? compare(noted, await readActs(home, { after: noted.seq - 1, limit: 1 }), out)
      : code;
  },
});

/** Whether the record goes on from where it stood then. */
function compare(noted: ChainEnd, [row]: readonly ChainedAct[], { print, printError }: Output): number {
  if (noted.seq === 0 || (row?.seq === noted.seq && row.hash === noted.hash)) {
    print(`It goes on from the head that you noted (row ${noted.seq}).`);
    return 0;
  }
  const what = row === undefined ? "was cut off: it had" : "was written anew: it had another";
  printError(`The record ${what} row ${noted.seq}.`);
  return 1;
}

/** Row by row from the beginning, a thousand at a time; the newest are kept to be shown. */
async function readAll(
  home: Home,
  limit: number,
): Promise<{ readonly newest: readonly ListedAct[]; readonly end: ChainEnd | BrokenChain }> {
  let newest: readonly ListedAct[] = [];
  let end: ChainEnd = chainStart;
  for (let after = 0; ; ) {
    const rows = await readActs(home, { after, limit: rowsAtOnce });
    newest = [...newest, ...rows].slice(limit === 0 ? Number.POSITIVE_INFINITY : -limit);
    const checked = checkChain(home.tenant, end, rows);
    if ("why" in checked) return { newest, end: checked };
    end = checked;
    const last = rows.at(-1);
    if (last === undefined) return { newest, end };
    after = last.seq;
  }
}

function report(end: ChainEnd | BrokenChain, { print, printError }: Output): number {
  if ("why" in end) {
    printError(`The record is broken: row ${end.seq} ${end.why === "missing" ? "is missing" : "was changed"}.`);
    return 1;
  }
  print(
    end.seq === 0
      ? "Nobody did anything yet."
      : `The record is whole: ${end.seq} rows. Its head, to be noted elsewhere: ${writeHead(end)}`,
  );
  return 0;
}

function lineOf(
  { seq, at, act, person, who, conversation, conversationId, amount }: ListedAct,
  { dim }: Output,
): string {
  const sum = amount === undefined ? "" : ` ${formatMoney(amount, "en")}`;
  const chat = conversationId ?? (act === "set_trust" ? conversation : `${conversation} (erased)`);
  return `${String(seq).padStart(6)}  ${at}  ${act.padEnd(16)}${sum}  ${who ?? `${person} (gone)`}  ${dim(chat)}`;
}
