import { type FakeTelegram, startTelegram } from "../fakes/telegram.ts";
import { testVendors } from "./helpdesk-vendors.ts";
import { startPostgres } from "./postgres.ts";
import { memoryOf } from "./process-memory.ts";
import { productProcess } from "./product-process.ts";

const filesOfOne = 7;
const bytes = Buffer.alloc(19_900_000, "x");

/** What a process needed, as the kernel counts. */
interface Crowd {
  readonly restBytes: number;
  readonly mostBytes: number;
  /** The first words of each ticket. */
  readonly texts: readonly string[];
}

/** Resolves when all have their tickets; rejects when the process died. */
export async function serveLargeFiles(of: {
  /** The helpdesk. */
  readonly name: string;
  readonly customers: number;
  /** So many wait for their tickets at a time. */
  readonly atATime: number;
  /** Seven files in base64 are 186 MB. */
  readonly heapMb: number;
}): Promise<Crowd> {
  const open = testVendors[of.name];
  if (open === undefined) throw new Error(`no vendor ${of.name}`);
  const [vendor, telegram, server] = await Promise.all([open(), startTelegram(), startPostgres()]);
  const product = await productProcess(telegram);
  try {
    const DATABASE_URL = await server.createMigratedDatabase("files");
    // As `npm start` does.
    const NODE_OPTIONS = `--max-semi-space-size=8 --max-old-space-size=${of.heapMb}`;
    await product.start({ ...vendor.env, DATABASE_URL, NODE_OPTIONS });
    const restBytes = memoryOf(product.pid(), "VmRSS") ?? 0;
    let chat = 0;
    while (vendor.ticketIds().length < of.customers) {
      const done = vendor.ticketIds().length;
      if (memoryOf(product.pid(), "VmRSS") === undefined) throw new Error(`The process died with ${done} tickets`);
      while (chat < Math.min(of.customers, done + of.atATime)) {
        chat += 1;
        sendFiles(telegram, chat);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const mostBytes = memoryOf(product.pid(), "VmHWM") ?? 0;
    return { restBytes, mostBytes, texts: vendor.ticketIds().map((id) => vendor.comments(id)[0]?.text ?? "") };
  } finally {
    await product.remove();
    await Promise.all([vendor.stop(), telegram.stop(), server.stop()]);
  }
}

function sendFiles(telegram: FakeTelegram, chat: number): void {
  for (let n = 1; n <= filesOfOne; n += 1) {
    const file_id = telegram.keepFile(bytes, `documents/${chat}-${n}.pdf`);
    telegram.say(chat, { document: { file_id, file_name: `звіт ${n}.pdf` } });
  }
  telegram.say(chat, { text: "Покличте людину" });
}
