-- A slot counts when the request leaves. One whose request did not leave in time is given back (`unused`), and the next one
-- is taken. Without it the slots that are left still keep their distance: those that were ten apart are further apart now.
create function deskgraph.take_slot_again(
  of_tenant text, of_budget text, max_calls integer, period interval, max_wait interval, at_moment timestamptz,
  unused timestamptz
)
returns table (granted boolean, wait_ms double precision, slot timestamptz)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  kept timestamptz[];
  place integer;
begin
  if unused is not null then
    select b.slots into kept from deskgraph.budgets b where b.tenant_id = of_tenant and b.budget = of_budget for update;
    -- One alone: slots of one moment are as good as each other. One that is forgotten already is not there.
    place := array_position(kept, unused);
    if place is not null then
      update deskgraph.budgets b set slots = kept[: place - 1] || kept[place + 1 :]
      where b.tenant_id = of_tenant and b.budget = of_budget;
    end if;
  end if;
  select t.granted, t.wait_ms into granted, wait_ms
  from deskgraph.take_slot(of_tenant, of_budget, max_calls, period, max_wait, at_moment) t;
  if granted then
    select b.slots[cardinality(b.slots)] into slot
    from deskgraph.budgets b where b.tenant_id = of_tenant and b.budget = of_budget;
  end if;
  return next;
end
$$;

revoke all on function
  deskgraph.take_slot_again(text, text, integer, interval, interval, timestamptz, timestamptz) from public;
