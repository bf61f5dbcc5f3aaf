import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { inSmall } from "../../kit/in-small.ts";
import { postgresAbsence, startPostgres } from "../../kit/postgres.ts";
import { productProcess } from "../../kit/product-process.ts";

/** Where files go within the words, and where they are uploaded; the latter allows few calls a second. */
const crowds = inSmall<readonly (readonly [string, number])[]>(
  [["zammad", 2]],
  [
    ["zammad", 12],
    ["zendesk", 12],
  ],
);
/** All at the same moment would measure what their turns take. */
const atATime = 4;
const filesOfOne = 7;
const bytes = Buffer.alloc(19_900_000, "x");

/** As `npm start` does, with a heap that two such files in base64 would fill. */
const nodeOptions = "--max-semi-space-size=8 --max-old-space-size=200";
/**
 * What the files may add to the most that the process ever had: 40 MB of them are kept at a time, V8 collects what lies
 * outside its heap at some 64 MB of garbage (`fetch` copies each piece), and the rest is for turns and the allocator.
 * One customer's files alone are 139 MB, and 185 MB in base64. 145 to 196 MB were seen.
 */
const maxAddedBytes = 240_000_000;
/** All together: 172 MB at rest from sources (156 MB as a package), and 312 to 368 MB at most were seen. */
const maxBytes = 420_000_000;

/** What the process has in memory, as the kernel counts, now or at most so far; undefined once it has ended. */
function memoryOf(pid: number | undefined, what: "VmRSS" | "VmHWM"): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(text)?.[1]) * 1_024;
  } catch {
    return undefined;
  }
}

function sendFiles(telegram: FakeTelegram, chat: number): void {
  for (let n = 1; n <= filesOfOne; n += 1) {
    const file_id = telegram.keepFile(bytes, `documents/${chat}-${n}.pdf`);
    telegram.say(chat, { document: { file_id, file_name: `звіт ${n}.pdf` } });
  }
  telegram.say(chat, { text: "Покличте людину" });
}

describe.skipIf(postgresAbsence !== undefined || process.platform !== "linux")(
  "customers who send seven files of 19.9 MB each and ask for a person",
  () => {
    it.each(crowds)("have their tickets at %s, and the process lives and stays small", async (name, customers) => {
      const open = testVendors[name];
      if (open === undefined) throw new Error(`no vendor ${name}`);
      const [vendor, telegram, server] = await Promise.all([open(), startTelegram(), startPostgres()]);
      const product = await productProcess(telegram);
      try {
        const DATABASE_URL = await server.createDatabase("files");
        await product.start({ ...vendor.env, DATABASE_URL, NODE_OPTIONS: nodeOptions });
        const atRest = memoryOf(product.pid(), "VmRSS") ?? 0;
        let chat = 0;
        while (vendor.ticketIds().length < customers) {
          if (memoryOf(product.pid(), "VmRSS") === undefined) {
            throw new Error(`The process died with ${vendor.ticketIds().length} tickets`);
          }
          while (chat < Math.min(customers, vendor.ticketIds().length + atATime)) {
            chat += 1;
            sendFiles(telegram, chat);
          }
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const most = memoryOf(product.pid(), "VmHWM") ?? 0;
        process.stderr.write(`${name}: ${customers} customers, MB: rest ${atRest / 1e6}, most ${most / 1e6}\n`);
        expect(most).toBeGreaterThan(atRest);
        expect(most - atRest).toBeLessThan(maxAddedBytes);
        expect(most).toBeLessThan(maxBytes);
        const first = vendor.ticketIds().map((id) => vendor.comments(id)[0]?.text ?? "");
        expect(first.filter((text) => /звіт \d\.pdf \(файлів забагато/.test(text))).not.toEqual([]);
      } finally {
        await product.remove();
        await Promise.all([vendor.stop(), telegram.stop(), server.stop()]);
      }
    });
  },
);
