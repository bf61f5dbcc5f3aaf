import type { Home } from "../../../supabase/home/home.ts";
import type { Step } from "./happened.ts";

export interface Chat {
  readonly id: string;
  readonly steps: readonly Step[];
}

export const timeOf = (begin: Date, minute: number): string =>
  new Date(begin.getTime() + minute * 60_000).toISOString();

/** Writes the chats as the product would have left them, without running it: one turn a step. */
export async function storeChats(home: Home, begin: Date, chats: readonly Chat[]): Promise<void> {
  const { pool, tenant } = home;
  const insert = async (table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = ["tenant_id", ...Object.keys(first)].join(", ");
    await pool.query(
      `insert into deskgraph.${table} (${columns})
       select ${columns} from jsonb_populate_recordset(null::deskgraph.${table}, $1) on conflict do nothing`,
      [JSON.stringify(rows.map((row) => ({ tenant_id: tenant, ...row })))],
    );
  };
  const times = { created_at: begin, updated_at: begin };
  await insert(
    "customers",
    chats.map(({ id }) => ({ id: `u_${id}`, channel: "test", channel_chat_id: id, delivery: {}, ...times })),
  );
  await insert(
    "conversations",
    chats.map(({ id }) => ({
      ...{ id, channel: "test", channel_chat_id: id, customer_id: `u_${id}`, owner: "ai", epoch: 0, ...times },
    })),
  );
  await insert(
    "people",
    ["olya", "ira"].map((who) => ({ door: "host", surface: "", person_id: who, pseudonym: `p_${who}`, since: begin })),
  );
  const all = chats.flatMap(({ id, steps }) =>
    steps.map((step) => ({ chat: id, turn: turnOf(id, step), at: timeOf(begin, step.minute), step })),
  );
  await insert(
    "turns",
    all.map(({ chat, turn, at, step }) => ({
      ...{ id: turn, conversation_id: chat, owner: "ai", epoch: 0, claim: 1, failures: 0, tools: [] },
      ...{ claimed_at: at, done_at: at, ...spentIn(step) },
    })),
  );
  const rows = all.map((each) => ({ ...each, row: rowOf(each) }));
  for (const table of ["transcript", "outbox", "orders"] as const) {
    await insert(
      table,
      rows.flatMap(({ row }) => (row.table === table ? [row.values] : [])),
    );
  }
  const inbounds = rows.flatMap(({ row }) => (row.table === "inbounds" ? [row.values] : []));
  // Their bytes are no JSON.
  await pool.query(
    `insert into deskgraph.inbounds
       (tenant_id, id, conversation_id, source, external_id, kind, raw, body, turn_id, accepted_at)
     select $1, r.id, r.conversation_id, 'test', r.id, r.kind, '', r.body, r.turn_id, r.accepted_at
     from jsonb_populate_recordset(null::deskgraph.inbounds, $2) as r`,
    [tenant, JSON.stringify(inbounds)],
  );
}

const turnOf = (chat: string, step: Step): string =>
  step.is === "ask" ? step.question : `t_${chat}_${step.minute}_${step.is}`;

const spentIn = (step: Step): Readonly<Record<string, number>> =>
  step.is === "say"
    ? { model_calls: 1, model_tokens: 100, model_cost_micros: step.costMicros }
    : { model_calls: 0, model_tokens: 0, model_cost_micros: 0 };

interface At {
  readonly chat: string;
  readonly turn: string;
  readonly at: string;
  readonly step: Step;
}

interface Row {
  readonly table: "inbounds" | "transcript" | "outbox" | "orders";
  readonly values: Readonly<Record<string, unknown>>;
}

function rowOf({ chat, turn, at, step }: At): Row {
  const said = (entry: string, withheld: string | null): Row => ({
    table: "transcript",
    values: {
      ...{ conversation_id: chat, entry_id: entry, turn_id: turn, author: "ai", text: "…", said_at: at, withheld },
    },
  });
  const came = (body: Readonly<Record<string, unknown>> & { readonly kind: string }): Row => ({
    table: "inbounds",
    values: { id: `i_${turn}`, conversation_id: chat, kind: body.kind, body, turn_id: turn, accepted_at: at },
  });
  const by = (who: string | undefined) =>
    who === undefined ? { by: "helpdesk" } : { by: who, person: { door: "host", id: who } };
  switch (step.is) {
    case "say":
      return came({ kind: "message", text: "…", attachments: [] });
    case "reply":
      return said(`${turn}/agent`, step.isRead ? null : "newer_message");
    case "ask":
      return said(`${turn}/memory_context/satisfaction`, null);
    case "call": {
      const payload = { reason: step.reason, priority: "high" };
      const key = {
        key: turn,
        conversation_id: chat,
        turn_id: turn,
        node: "escalation",
        kind: "ticket.open",
        lane: "l",
      };
      const state = { state: "done", attempts: 1, parts_done: 0, unsure: 0, deaths: 0, is_last: false };
      return { table: "outbox", values: { ...key, ...state, payload, created_at: at, settled_at: at } };
    }
    case "answer":
      return came({ kind: "person_message", text: "…", ...by(step.who) });
    case "take":
      return came({ kind: "taken_over", ...by(step.who) });
    case "give_back":
      return came({ kind: "given_back", ...by("olya") });
    case "close":
      return came({ kind: "closed", ...by(step.who) });
    case "rate":
      return came({ kind: "rated", rating: step.rating, askedIn: step.question });
    case "order": {
      const who = { id: `o_${turn}`, number: turn, conversation_id: chat, customer_id: `u_${chat}`, turn_id: turn };
      const money = { total_minor: step.minor, paid_minor: step.paidMinor, currency: "UAH", payment_method: "full" };
      const status = {
        status: step.stands ? "paid" : "refunded",
        lines: [],
        delivery: {},
        placed_at: at,
        updated_at: at,
      };
      return { table: "orders", values: { ...who, ...money, ...status } };
    }
  }
}
