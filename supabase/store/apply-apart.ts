import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import type { ApartTurn, Turn } from "../../src/core/index.ts";
import { createCheckpointerIn } from "../checkpoints/checkpointer.ts";
import { readMemory } from "../checkpoints/memory-apart.ts";
import { book } from "./books.ts";
import { appendEffects } from "./outbox.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** What a turn came to that was run apart does not fit any more. */
export class StaleApart extends Error {}

/** As part of the commit of the turn: all of it, or nothing. */
export async function applyApart(client: pg.PoolClient, at: TenantTables, turn: Turn, apart: ApartTurn): Promise<void> {
  const { bookings, effects } = apart;
  const answers = await book(
    client,
    at,
    bookings.map(({ booking }) => booking),
  );
  const tried = bookings.map(({ answer }) => answer);
  if (!isDeepStrictEqual(answers, tried)) throw new StaleApart("the goods or the order's number went to somebody else");
  const memory = await readMemory(apart.memory);
  if (!(await createCheckpointerIn(client, at.tenant).append(turn.conversationId, memory))) {
    throw new StaleApart("the chat went on");
  }
  await appendEffects(client, at, effects);
}
