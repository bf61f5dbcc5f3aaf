/** Not `public`: Supabase would serve every conversation by REST. */
export const checkpointSchema = "langgraph";

/** As the stock saver's, with the tenant wherever there is a thread. */
export const selectSql = `
  select cp.thread_id, cp.checkpoint_ns, cp.checkpoint_id, cp.parent_checkpoint_id, cp.checkpoint, cp.metadata, (
    select array_agg(array[bl.channel::bytea, bl.type::bytea, bl.blob])
    from jsonb_each_text(cp.checkpoint -> 'channel_versions') as v (channel, version)
    join ${checkpointSchema}.checkpoint_blobs bl
      on bl.tenant_id = cp.tenant_id and bl.thread_id = cp.thread_id and bl.checkpoint_ns = cp.checkpoint_ns
        and bl.channel = v.channel and bl.version = v.version
  ) as channel_values, (
    select array_agg(array[cw.task_id::bytea, cw.channel::bytea, cw.type::bytea, cw.blob] order by cw.task_id, cw.idx)
    from ${checkpointSchema}.checkpoint_writes cw
    where cw.tenant_id = cp.tenant_id and cw.thread_id = cp.thread_id and cw.checkpoint_ns = cp.checkpoint_ns
      and cw.checkpoint_id = cp.checkpoint_id
  ) as pending_writes
  from ${checkpointSchema}.checkpoints cp`;

export const newestSql = `${selectSql}
  where cp.tenant_id = $1 and cp.thread_id = $2 and cp.checkpoint_ns = $3
    and ($4::text is null or cp.checkpoint_id = $4)
  order by cp.checkpoint_id desc limit 1`;

export const putSql = `
  with allowed as materialized (
    select where $12::text is null or exists (
      select from deskgraph.turns where tenant_id = $11 and id = $12 and claim = $13 and done_at is null
    )
  ), blobs as (
    insert into ${checkpointSchema}.checkpoint_blobs (tenant_id, thread_id, checkpoint_ns, channel, version, type, blob)
    select $11, $1, $2, u.channel, u.version, u.type, u.blob
    from unnest($7::text[], $8::text[], $9::text[], $10::bytea[]) as u (channel, version, type, blob)
    where exists (select from allowed)
    on conflict (tenant_id, thread_id, checkpoint_ns, channel, version) do nothing
  )
  insert into ${checkpointSchema}.checkpoints
    (tenant_id, thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
  select $11, $1, $2, $3, $4, $5::jsonb, $6::jsonb where exists (select from allowed)
  on conflict (tenant_id, thread_id, checkpoint_ns, checkpoint_id)
    do update set checkpoint = excluded.checkpoint, metadata = excluded.metadata`;

const writesSql = `
  insert into ${checkpointSchema}.checkpoint_writes
    (tenant_id, thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob)
  select $9, $1, $2, $3, $4, u.idx, u.channel, u.type, u.blob
  from unnest($5::int[], $6::text[], $7::text[], $8::bytea[]) as u (idx, channel, type, blob)
  on conflict (tenant_id, thread_id, checkpoint_ns, checkpoint_id, task_id, idx)`;
export const replaceWritesSql = `${writesSql}
  do update set channel = excluded.channel, type = excluded.type, blob = excluded.blob`;
export const addWritesSql = `${writesSql} do nothing`;

export const pruneSql = `
  with newest as (
    select distinct on (checkpoint_ns) checkpoint_ns, checkpoint_id, checkpoint -> 'channel_versions' as versions
    from ${checkpointSchema}.checkpoints
    where tenant_id = $1 and thread_id = $2
    order by checkpoint_ns, checkpoint_id desc
  ), old_writes as (
    delete from ${checkpointSchema}.checkpoint_writes w using newest n
    where w.tenant_id = $1 and w.thread_id = $2
      and w.checkpoint_ns = n.checkpoint_ns and w.checkpoint_id <> n.checkpoint_id
  ), old_blobs as (
    delete from ${checkpointSchema}.checkpoint_blobs b using newest n
    where b.tenant_id = $1 and b.thread_id = $2 and b.checkpoint_ns = n.checkpoint_ns
      and n.versions ->> b.channel is distinct from b.version
  )
  delete from ${checkpointSchema}.checkpoints c using newest n
  where c.tenant_id = $1 and c.thread_id = $2
    and c.checkpoint_ns = n.checkpoint_ns and c.checkpoint_id <> n.checkpoint_id`;

export const deleteSql = `
  with writes as (
    delete from ${checkpointSchema}.checkpoint_writes where tenant_id = $1 and thread_id = $2
  ), blobs as (
    delete from ${checkpointSchema}.checkpoint_blobs where tenant_id = $1 and thread_id = $2
  )
  delete from ${checkpointSchema}.checkpoints where tenant_id = $1 and thread_id = $2`;
