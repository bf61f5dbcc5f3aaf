import type { Home } from "../../../supabase/home/home.ts";
import type { World } from "./world.ts";

/** What model and database have to agree about, after each step. */
interface Seen {
  readonly owner: string;
  readonly epoch: number;
  readonly waiting: readonly string[];
  readonly claimed: { readonly kinds: readonly string[]; readonly owner: string; readonly epoch: number } | null;
  readonly sendings: readonly string[];
  readonly withheldCount: number;
  readonly timer: { readonly step: string; readonly dueMs: number; readonly isFired: boolean } | null;
  readonly newest: { readonly act: string; readonly ownerBefore: string } | null;
}

export function seenInModel(world: World): Seen {
  const { owner, epoch, waiting, claimed, outbox, timer, newest } = world;
  return {
    owner,
    epoch,
    waiting: waiting.map(({ kind }) => kind),
    claimed: claimed
      ? { kinds: claimed.inbounds.map(({ kind }) => kind), owner: claimed.owner, epoch: claimed.epoch }
      : null,
    sendings: outbox.flatMap(({ by, kind, state }) => (state === "withheld" ? [] : [`${by} ${kind} ${state}`])),
    withheldCount: outbox.filter(({ state }) => state === "withheld").length,
    timer: timer ? { step: timer.body.step, dueMs: timer.dueMs, isFired: timer.isFired } : null,
    newest: newest ? { act: newest.act, ownerBefore: newest.ownerBefore } : null,
  };
}

export async function seenInDatabase({ pool, tenant }: Pick<Home, "pool" | "tenant">, chat: string): Promise<Seen> {
  const { rows } = await pool.query<Seen>(
    `select c.owner, c.epoch,
       (select coalesce(jsonb_agg(i.kind order by i.seq), '[]') from deskgraph.inbounds i
        where i.tenant_id = $1 and i.conversation_id = $2 and i.turn_id is null) as waiting,
       (select jsonb_build_object('owner', t.owner, 'epoch', t.epoch, 'kinds',
          (select jsonb_agg(i.kind order by i.seq) from deskgraph.inbounds i
           where i.tenant_id = $1 and i.turn_id = t.id))
        from deskgraph.turns t
        where t.tenant_id = $1 and t.conversation_id = $2 and t.done_at is null) as claimed,
       (select coalesce(jsonb_agg(concat_ws(' ', o.payload ->> 'by', o.payload -> 'reply' ->> 'kind',
            case when o.state = 'done' then 'sent' when o.sending_at is not null then 'sending' else o.state end)
          order by o.seq), '[]')
        from deskgraph.outbox o
        where o.tenant_id = $1 and o.conversation_id = $2 and o.kind = 'reply.send' and o.state <> 'withheld') as sendings,
       (select count(*)::int from deskgraph.transcript s
        where s.tenant_id = $1 and s.conversation_id = $2 and s.withheld is not null) as "withheldCount",
       (select jsonb_build_object('step', m.body ->> 'step', 'dueMs', (extract(epoch from m.due_at) * 1000)::float8,
          'isFired', m.fired_at is not null)
        from deskgraph.timers m where m.tenant_id = $1 and m.conversation_id = $2 and m.name = 'handoff') as timer,
       (select jsonb_build_object('act', a.act, 'ownerBefore', a.owner_before) from deskgraph.acts a
        where a.tenant_id = $1 and a.conversation = c.acts_as order by a.seq desc limit 1) as newest
     from deskgraph.conversations c where c.tenant_id = $1 and c.id = $2`,
    [tenant, chat],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("there is no such chat");
  return row;
}
