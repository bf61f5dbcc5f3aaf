-- What all processes agree on before they call a vendor: whether it may be called, and when its next free slot is.

create table deskgraph.breakers (
  tenant_id text not null,
  vendor text not null,
  state text not null default 'closed',
  failures integer not null default 0,
  -- Not before this may anybody try.
  shut_until timestamptz,
  -- Of all who may then, one tries; if it dies, another may after this.
  probe_until timestamptz,
  constraint breakers_pkey primary key (tenant_id, vendor),
  constraint breakers_state_check check (state in ('closed', 'open', 'locked'))
);

create table deskgraph.budgets (
  tenant_id text not null,
  budget text not null,
  -- The newest slots that were given out, oldest first; as many as the limit has calls.
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

-- The next slot: at once, or when the call that is `max_calls` back lies a whole period behind. So no window of that
-- length ever holds more than `max_calls`, wherever it begins. The row stays locked from reading to writing.
create function deskgraph.take_slot(
  of_tenant text, of_budget text, max_calls integer, period interval, max_wait interval, moment timestamptz
)
returns table (granted boolean, wait_ms double precision)
language plpgsql
security invoker
set search_path = ''
as $$
declare
  kept deskgraph.budgets;
  slot timestamptz := moment;
  oldest timestamptz;
begin
  insert into deskgraph.budgets as b (tenant_id, budget) values (of_tenant, of_budget)
  on conflict on constraint budgets_pkey do update set budget = b.budget
  returning b.* into kept;
  oldest := kept.slots[array_length(kept.slots, 1) - max_calls + 1];
  slot := greatest(moment, kept.paused_until, oldest + period);
  granted := slot - moment <= max_wait;
  wait_ms := extract(epoch from slot - moment) * 1000;
  if granted then
    update deskgraph.budgets as b
    set slots = (kept.slots || slot)[greatest(1, coalesce(array_length(kept.slots, 1), 0) + 2 - max_calls):]
    where b.tenant_id = of_tenant and b.budget = of_budget;
  end if;
  return next;
end
$$;
