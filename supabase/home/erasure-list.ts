import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type CustomerId, customerId } from "../../src/core/index.ts";
import { headOfDump } from "./dump-format.ts";
import { privateFile, privateFolder } from "./private-folder.ts";

/** Who was erased, under a name that says nothing, and when. */
export interface ListedErasure {
  readonly customerId: CustomerId;
  readonly at: Date;
}

const lineSchema = z
  .object({ customer: z.string(), at: z.iso.datetime() })
  .transform(({ customer, at }): ListedErasure => ({ customerId: customerId(customer), at: new Date(at) }));

/** Beside the backups, so that it goes where they are copied to, and in none of them. */
const listIn = (backups: string): string => join(backups, "erasures.jsonl");

export function listErasure(backups: string, { customerId, at }: ListedErasure): void {
  mkdirSync(backups, { recursive: true, mode: privateFolder });
  const line = JSON.stringify({ customer: customerId, at: at.toISOString() });
  appendFileSync(listIn(backups), `${line}\n`, { mode: privateFile });
}

/**
 * Who was erased after this backup was made: whoever is in it and in the list has to go again. Who came back since is a
 * customer of a later backup.
 */
export async function erasuresAfter(backup: string): Promise<readonly ListedErasure[]> {
  const madeAt = (await headOfDump(backup))?.at ?? timeInName(backup);
  const all = listed(listIn(dirname(backup)));
  return madeAt === undefined ? all : all.filter(({ at }) => at >= new Date(madeAt));
}

/** "2026-11-20T100000.000Z.tar.gz": what earlier versions wrote says it in its name alone. */
function timeInName(backup: string): string | undefined {
  const [, day, hour, minute, second] = /^(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d\.\d{3}Z)/.exec(basename(backup)) ?? [];
  return day && `${day}${hour}:${minute}:${second}`;
}

/** A line that was cut off by a crash is passed over: its erasure had not begun. */
function listed(file: string): readonly ListedErasure[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return [lineSchema.parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });
}
