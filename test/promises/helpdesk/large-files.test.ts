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

/** What the process has in memory, as the kernel counts; undefined once it has ended. */
function memoryOf(pid: number | undefined): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1_024;
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
  { timeout: inSmall(300_000, 1_800_000) },
  () => {
    it.each(crowds)("have their tickets at %s, and the process lives and stays small", async (name, customers) => {
      const open = testVendors[name];
      if (open === undefined) throw new Error(`no vendor ${name}`);
      const [vendor, telegram, server] = await Promise.all([open(), startTelegram(), startPostgres()]);
      const product = await productProcess(telegram);
      try {
        const DATABASE_URL = await server.createDatabase("files");
        await product.start({ ...vendor.env, DATABASE_URL, NODE_OPTIONS: "--max-old-space-size=200" });
        const atRest = memoryOf(product.pid()) ?? 0;
        const memory: number[] = [];
        let chat = 0;
        while (vendor.ticketIds().length < customers) {
          const now = memoryOf(product.pid());
          if (now === undefined) throw new Error(`The process died with ${vendor.ticketIds().length} tickets`);
          memory.push(now);
          while (chat < Math.min(customers, vendor.ticketIds().length + atATime)) {
            chat += 1;
            sendFiles(telegram, chat);
          }
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const [median = 0, most = 0] = [memory.toSorted((a, b) => a - b)[memory.length >> 1], Math.max(...memory)];
        process.stderr.write(
          `${name}: ${customers} customers, MB: rest ${atRest / 1e6}, median ${median / 1e6}, most ${most / 1e6}\n`,
        );
        // One customer's files alone are 139 MB, and 185 MB in base64.
        expect(most - atRest).toBeLessThan(200_000_000);
        const first = vendor.ticketIds().map((id) => vendor.comments(id)[0]?.text ?? "");
        expect(first.filter((text) => /звіт \d\.pdf \(файлів забагато/.test(text))).not.toEqual([]);
      } finally {
        await product.remove();
        await Promise.all([vendor.stop(), telegram.stop(), server.stop()]);
      }
    });
  },
);
