import type pg from "pg";
import { type ConversationId, type StaffPlace, type StaffPlaces, staffCodeHash } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { storableId, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant" | "now">;

export const createStaffPlaces = (at: Tables): StaffPlaces => ({
  place: async (surface) => (await readPlaces(at)).find((each) => each.surface === surface),
  places: () => readPlaces(at),
  keepCode: (code, until) => keepCode(at, code, until),
  isGoodCode: (code) => isGoodCode(at, code),
  connectPlace: (code, place) => connectPlace(at, code, place),
  keepPlace: (place) => keepPlace(at, at.pool, place),
  disconnectPlace: (surface) => disconnectPlace(at, surface),
  placeMoved: (surface, from, to) => placeMoved(at, surface, from, to),
  ...threadsOf(at),
});

async function readPlaces({ pool, tenant }: Tables): Promise<readonly StaffPlace[]> {
  const found = await pool.query<StaffPlace>(
    `select surface, place_id as "placeId", title from deskgraph.staff_places where tenant_id = $1 order by surface`,
    [tenant],
  );
  return found.rows;
}

async function keepCode({ pool, tenant, now }: Tables, code: string, until: Date): Promise<void> {
  await pool.query("delete from deskgraph.staff_codes where tenant_id = $1 and expires_at < $2", [tenant, now()]);
  await pool.query(
    `insert into deskgraph.staff_codes (tenant_id, code_hash, expires_at) values ($1, $2, $3)
     on conflict on constraint staff_codes_pkey do nothing`,
    [tenant, staffCodeHash(code), until],
  );
}

async function isGoodCode({ pool, tenant, now }: Tables, code: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "select from deskgraph.staff_codes where tenant_id = $1 and code_hash = $2 and expires_at >= $3",
    [tenant, staffCodeHash(code), now()],
  );
  return rowCount === 1;
}

const connectPlace = (at: Tables, code: string, place: StaffPlace): Promise<boolean> =>
  inTransaction(at.pool, async (client) => {
    const used = await client.query(
      "delete from deskgraph.staff_codes where tenant_id = $1 and code_hash = $2 and expires_at >= $3",
      [at.tenant, staffCodeHash(code), at.now()],
    );
    if (used.rowCount !== 1) return false;
    await keepPlace(at, client, place);
    return true;
  });

async function keepPlace({ tenant, now }: Tables, by: pg.Pool | pg.PoolClient, place: StaffPlace): Promise<void> {
  await by.query(
    `insert into deskgraph.staff_places (tenant_id, surface, place_id, title, connected_at)
     values ($1, $2, $3, $4, $5)
     on conflict on constraint staff_places_pkey do update
     set place_id = excluded.place_id, title = excluded.title, connected_at = excluded.connected_at`,
    [tenant, place.surface, storableId("the place's id", place.placeId), storableText(place.title), now()],
  );
}

async function disconnectPlace({ pool, tenant }: Tables, surface: string): Promise<boolean> {
  const gone = await pool.query("delete from deskgraph.staff_places where tenant_id = $1 and surface = $2", [
    tenant,
    surface,
  ]);
  return gone.rowCount === 1;
}

const placeMoved = ({ pool, tenant }: Tables, surface: string, from: string, to: string): Promise<void> =>
  inTransaction(pool, async (client) => {
    for (const table of ["staff_places", "staff_threads"]) {
      await client.query(
        `update deskgraph.${table} set place_id = $4 where tenant_id = $1 and surface = $2 and place_id = $3`,
        [tenant, surface, from, to],
      );
    }
  });

const threadsOf = ({
  pool,
  tenant,
  now,
}: Tables): Pick<StaffPlaces, "threadOf" | "conversationOf" | "keepThread" | "forgetThread"> => ({
  threadOf: async (surface, conversation) => {
    const found = await pool.query<{ placeId: string; threadId: string }>(
      `select t.place_id as "placeId", t.thread_id as "threadId"
       from deskgraph.staff_threads t
       join deskgraph.staff_places p on p.tenant_id = t.tenant_id and p.surface = t.surface and p.place_id = t.place_id
       where t.tenant_id = $1 and t.surface = $2 and t.conversation_id = $3 order by t.created_at desc limit 1`,
      [tenant, surface, conversation],
    );
    return found.rows[0] && { surface, ...found.rows[0] };
  },
  conversationOf: async ({ surface, placeId, threadId }) => {
    const found = await pool.query<{ id: ConversationId }>(
      `select conversation_id as id from deskgraph.staff_threads
       where tenant_id = $1 and surface = $2 and place_id = $3 and thread_id = $4`,
      [tenant, surface, placeId, threadId],
    );
    return found.rows[0]?.id;
  },
  keepThread: async ({ surface, placeId, threadId }, conversation) => {
    await pool.query(
      `insert into deskgraph.staff_threads (tenant_id, surface, place_id, thread_id, conversation_id, created_at)
       values ($1, $2, $3, $4, $5, $6) on conflict on constraint staff_threads_pkey do nothing`,
      [tenant, surface, placeId, threadId, conversation, now()],
    );
  },
  forgetThread: async ({ surface, placeId, threadId }) => {
    await pool.query(
      `delete from deskgraph.staff_threads
       where tenant_id = $1 and surface = $2 and place_id = $3 and thread_id = $4`,
      [tenant, surface, placeId, threadId],
    );
  },
});
