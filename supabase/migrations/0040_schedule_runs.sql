-- When the shop's schedules ran.

-- One row for each time of a schedule.
create table deskgraph.schedule_runs (
  tenant_id text not null,
  name text not null,
  slot timestamptz not null,
  -- Who runs it now, and until when nobody else does.
  holder text not null,
  held_until timestamptz not null,
  done_at timestamptz,
  -- What came of it, or the code of what went wrong.
  result text,
  constraint schedule_runs_pkey primary key (tenant_id, name, slot)
);

alter table deskgraph.schedule_runs enable row level security;
alter table deskgraph.schedule_runs force row level security;
create policy schedule_runs_tenant on deskgraph.schedule_runs
  using (tenant_id = current_setting('deskgraph.tenant', true));
