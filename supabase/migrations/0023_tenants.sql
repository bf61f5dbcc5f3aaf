-- Checkpoints have a tenant like everything else. Threads keep their names, so that conversations go on: a thread is a
-- conversation, and that one says whose it is.

-- As LangGraph's own migrations 0 to 4 make them. In a new database they are made here, with the tenant from the start.
create schema if not exists langgraph;
create table if not exists langgraph.checkpoint_migrations (v integer primary key);
create table if not exists langgraph.checkpoints (
  thread_id text not null,
  checkpoint_ns text not null default '',
  checkpoint_id text not null,
  parent_checkpoint_id text,
  type text,
  checkpoint jsonb not null,
  metadata jsonb not null default '{}',
  constraint checkpoints_pkey primary key (thread_id, checkpoint_ns, checkpoint_id)
);
create table if not exists langgraph.checkpoint_blobs (
  thread_id text not null,
  checkpoint_ns text not null default '',
  channel text not null,
  version text not null,
  type text not null,
  blob bytea,
  constraint checkpoint_blobs_pkey primary key (thread_id, checkpoint_ns, channel, version)
);
create table if not exists langgraph.checkpoint_writes (
  thread_id text not null,
  checkpoint_ns text not null default '',
  checkpoint_id text not null,
  task_id text not null,
  idx integer not null,
  channel text not null,
  type text,
  blob bytea not null,
  constraint checkpoint_writes_pkey primary key (thread_id, checkpoint_ns, checkpoint_id, task_id, idx)
);
insert into langgraph.checkpoint_migrations (v) select generate_series(0, 4) on conflict do nothing;

alter table langgraph.checkpoints add column tenant_id text;
alter table langgraph.checkpoint_blobs add column tenant_id text;
alter table langgraph.checkpoint_writes add column tenant_id text;

-- Of all tenants: the policy would show one.
alter table deskgraph.conversations no force row level security;
do $$
declare
  name text;
  -- A thread that is no conversation is a graph of the embedder's own. It is this tenant's where there is no other one.
  -- Otherwise nobody can tell, and nobody reads it: no tenant has this name.
  of_others text := case
    when exists (
      select from deskgraph.conversations where tenant_id is distinct from current_setting('deskgraph.tenant', true)
    ) then '?' else coalesce(nullif(current_setting('deskgraph.tenant', true), ''), '?') end;
begin
  foreach name in array array['checkpoints', 'checkpoint_blobs', 'checkpoint_writes'] loop
    execute format(
      'update langgraph.%I t set tenant_id =
         coalesce((select c.tenant_id from deskgraph.conversations c where c.id = t.thread_id limit 1), $1)',
      name
    ) using of_others;
    execute format('alter table langgraph.%I alter column tenant_id set not null', name);
    execute format('alter table langgraph.%I enable row level security', name);
    execute format('alter table langgraph.%I force row level security', name);
    execute format(
      'create policy %I on langgraph.%I using (tenant_id = current_setting(''deskgraph.tenant'', true))',
      name || '_tenant', name
    );
  end loop;
end
$$;
alter table deskgraph.conversations force row level security;

-- Two tenants may give a thread of their own the same name.
alter table langgraph.checkpoints
  drop constraint checkpoints_pkey,
  add constraint checkpoints_pkey primary key (tenant_id, thread_id, checkpoint_ns, checkpoint_id);
alter table langgraph.checkpoint_blobs
  drop constraint checkpoint_blobs_pkey,
  add constraint checkpoint_blobs_pkey primary key (tenant_id, thread_id, checkpoint_ns, channel, version);
alter table langgraph.checkpoint_writes
  drop constraint checkpoint_writes_pkey,
  add constraint checkpoint_writes_pkey primary key (tenant_id, thread_id, checkpoint_ns, checkpoint_id, task_id, idx);

-- The record of versions holds nothing of any tenant.
alter table langgraph.checkpoint_migrations enable row level security;
alter table langgraph.checkpoint_migrations force row level security;
create policy checkpoint_migrations_owner on langgraph.checkpoint_migrations using (true);

-- Postgres lets everybody call a new function, and a server may have granted more by default.
revoke all on schema deskgraph, langgraph from public;
revoke all on all tables in schema deskgraph, langgraph from public;
revoke all on all functions in schema deskgraph, langgraph from public;
