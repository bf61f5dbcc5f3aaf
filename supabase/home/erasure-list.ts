import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type CustomerId, nameOfSecret, type Secret, shownId } from "../../src/core/index.ts";
import { backupsIn } from "./backups.ts";
import { headOfDump } from "./dump-format.ts";
import { privateFile, privateFolder } from "./private-folder.ts";

/** Who was erased, under a name that leads to nobody, and when. */
export interface ListedErasure {
  /** As `shownId` makes it; in a list of an earlier version it is the id itself. */
  readonly customer: string;
  /** The name of the secret that it was made with; absent where it is the id itself. */
  readonly under?: string;
  readonly at: Date;
}

const lineSchema = z.object({
  customer: z.string(),
  under: z.string().exactOptional(),
  at: z.iso.datetime().transform((at) => new Date(at)),
});

/** Beside the backups, so that it goes where they are copied to, and in none of them. */
export const listIn = (backups: string): string => join(backups, "erasures.jsonl");

export function listErasure(
  backups: string,
  { customerId, at }: { readonly customerId: CustomerId; readonly at: Date },
  secret: Secret,
): void {
  mkdirSync(backups, { recursive: true, mode: privateFolder });
  appendFileSync(listIn(backups), lineOf(hidden(customerId, at, secret)), { mode: privateFile });
}

/** Earlier versions wrote the ids themselves: whoever tries all ids of a channel finds in them who was erased. */
export function hideErasedIds(backups: string, secret: Secret): void {
  const file = listIn(backups);
  const all = erasuresIn(file);
  if (all.every(({ under }) => under !== undefined)) return;
  const hiding = all.map((each) => (each.under === undefined ? hidden(each.customer, each.at, secret) : each));
  const draft = `${file}.part`;
  writeFileSync(draft, hiding.map(lineOf).join(""), { mode: privateFile, flush: true });
  renameSync(draft, file);
}

const hidden = (id: string, at: Date, secret: Secret): ListedErasure => ({
  customer: shownId("u", id, secret),
  under: nameOfSecret(secret),
  at,
});

const lineOf = ({ customer, under, at }: ListedErasure): string =>
  `${JSON.stringify({ customer, under, at: at.toISOString() })}\n`;

/**
 * Who was erased after this backup was made: whoever is in it and in the list has to go again. Who came back since is a
 * customer of a later backup.
 */
export async function erasuresAfter(backup: string): Promise<readonly ListedErasure[]> {
  const madeAt = (await headOfDump(backup))?.at ?? timeInName(backup);
  const all = erasuresIn(listIn(dirname(backup)));
  return madeAt === undefined ? all : all.filter(({ at }) => at >= new Date(madeAt));
}

/** Of whom a backup in this folder has to be told when it is restored. */
export function erasuresNeeded(backups: string): readonly ListedErasure[] {
  const oldest = backupsIn(backups).at(-1);
  const madeAt = oldest === undefined ? undefined : timeInName(oldest);
  return madeAt === undefined ? [] : erasuresIn(listIn(backups)).filter(({ at }) => at >= new Date(madeAt));
}

/** "2026-11-20T100000.000Z.tar.gz": what earlier versions wrote says it there alone. */
function timeInName(backup: string): string | undefined {
  const [, day, hour, minute, second] = /^(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d\.\d{3}Z)/.exec(basename(backup)) ?? [];
  return day && `${day}${hour}:${minute}:${second}`;
}

/** A line that was cut off by a crash is passed over: its erasure had not begun. */
function erasuresIn(file: string): readonly ListedErasure[] {
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
