import type { Hold } from "../../src/core/index.ts";

const ofTenant = (alias: string): string => `${alias}.tenant_id = t.tenant_id`;
const ofChat = (alias: string): string => `${ofTenant(alias)} and ${alias}.conversation_id = t.conversation_id`;

/** What each reason to keep a row asks of it; the row is `t`. */
export const holdSql: Readonly<Record<Hold, string>> = {
  unworked: `t.turn_id is null or exists (
    select from deskgraph.turns w where ${ofTenant("w")} and w.id = t.turn_id and w.done_at is null
  ) or exists (select from deskgraph.reply_drafts d where ${ofTenant("d")} and d.turn_id = t.turn_id)`,
  unsettled: "t.state in ('waiting', 'dead')",
  in_hand: `exists (
    select from deskgraph.conversations c
    where ${ofTenant("c")} and c.id = t.conversation_id and c.owner in ('waiting', 'person')
  )`,
  told_again: `t.kind in ('person_message', 'closed') and exists (select from deskgraph.tickets k where ${ofChat("k")})
    or t.kind = 'taken_over' and not exists (
      select from deskgraph.inbounds n where ${ofChat("n")} and n.kind = t.kind and n.seq > t.seq
    )`,
  last_said: `not exists (
    select from deskgraph.outbox n
    where ${ofChat("n")} and n.kind = t.kind and n.seq > t.seq and n.state = t.state and n.payload = t.payload
      and n.receipt is not distinct from t.receipt
  )`,
  has_ticket: `exists (select from deskgraph.tickets k where ${ofChat("k")}) and not exists (
    select from deskgraph.outbox n where ${ofChat("n")} and n.kind = t.kind and n.seq > t.seq
  )`,
  unsolved: "not t.is_solved or t.deaf_tries > 0",
  referred_to: `exists (select from deskgraph.inbounds i where ${ofTenant("i")} and i.turn_id = t.id)
    or exists (select from deskgraph.transcript s where ${ofTenant("s")} and s.turn_id = t.id)`,
  newest: `not exists (
    select from deskgraph.turns n where ${ofChat("n")} and (n.done_at, n.id) > (t.done_at, t.id)
  )`,
  taken: "t.state = 'sold'",
  answered: "t.standing <> 'ignored'",
  owed: `exists (
    select from deskgraph.outbox o
    where ${ofChat("o")} and o.kind = 'crm.order' and o.state in ('waiting', 'dead') and o.payload ->> 'orderId' = t.id
  )`,
};
