-- What all processes agree on before they call a vendor: whether it may be called, and when its next free slot is.

create table deskgraph.breakers (
  tenant_id text not null,
  vendor text not null,
  state text not null default 'closed',
  -- In a row, while it was closed.
  failures integer not null default 0,
  -- Not before this may anybody try.
  shut_until timestamptz,
  -- Of all who may then, one tries, and this is set until its word is in. If it dies, another may after this.
  probe_until timestamptz,
  constraint breakers_pkey primary key (tenant_id, vendor),
  constraint breakers_state_check check (state in ('closed', 'open', 'locked')),
  constraint breakers_shut_check check ((state = 'closed') = (shut_until is null))
);

create table deskgraph.budgets (
  tenant_id text not null,
  budget text not null,
  -- The newest slots that were given out, in the order they were; as many as the largest limit has calls.
  slots timestamptz[] not null default '{}',
  paused_until timestamptz,
  constraint budgets_pkey primary key (tenant_id, budget)
);

do $$
declare
  name text;
begin
  foreach name in array array['breakers', 'budgets'] loop
    execute format('alter table deskgraph.%I enable row level security', name);
    execute format('alter table deskgraph.%I force row level security', name);
    execute format(
      'create policy %I on deskgraph.%I using (tenant_id = current_setting(''deskgraph.tenant'', true))',
      name || '_tenant', name
    );
  end loop;
end
$$;

-- A window log. Each slot lies at least a period after the one `max_calls` before it; so of any `max_calls` + 1 slots no
-- two neighbours in that distance fit into one period, wherever it begins. A bucket that refills (GCRA) either lets twice
-- as many through in some windows or has to refill slower than the limit allows. The price: a row of `max_calls` times.
create function deskgraph.take_slot(
  of_tenant text, of_budget text, max_calls integer, period interval, max_wait interval, at_moment timestamptz
)
returns table (granted boolean, wait_ms double precision)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  kept deskgraph.budgets;
  count integer;
  moment timestamptz;
  slot timestamptz;
begin
  select * into kept from deskgraph.budgets where tenant_id = of_tenant and budget = of_budget for update;
  if not found then
    insert into deskgraph.budgets (tenant_id, budget) values (of_tenant, of_budget)
    on conflict on constraint budgets_pkey do nothing;
    select * into strict kept from deskgraph.budgets where tenant_id = of_tenant and budget = of_budget for update;
  end if;
  -- Only now, with the row locked: whoever had to wait for it would otherwise get a slot in the past.
  moment := coalesce(at_moment, clock_timestamp());
  count := cardinality(kept.slots);
  -- "greatest" passes over what is null: no pause, or not so many calls yet.
  slot := greatest(moment, kept.paused_until, kept.slots[count - max_calls + 1] + period);
  granted := slot - moment <= max_wait;
  wait_ms := extract(epoch from slot - moment) * 1000;
  if granted then
    update deskgraph.budgets
    set slots = case when count < max_calls then kept.slots else kept.slots[2:] end || slot
    where tenant_id = of_tenant and budget = of_budget;
  end if;
  return next;
end
$$;

revoke all on function deskgraph.take_slot(text, text, integer, interval, interval, timestamptz) from public;
