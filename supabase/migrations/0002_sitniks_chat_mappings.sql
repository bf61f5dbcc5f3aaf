-- The one table that is reached through Supabase's REST interface (supabase-js, service-role key) as well as by SQL.

create table public.sitniks_chat_mappings (
  id uuid not null default gen_random_uuid(),
  tenant_id text not null,
  conversation_id text not null,
  user_id text not null,
  instagram_username text,
  telegram_username text,
  sitniks_chat_id text,
  sitniks_manager_id bigint,
  current_status text,
  first_touch_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sitniks_chat_mappings_pkey primary key (id),
  constraint sitniks_chat_mappings_user_key unique (tenant_id, user_id),
  constraint sitniks_chat_mappings_chat_key unique (tenant_id, sitniks_chat_id)
);

alter table public.sitniks_chat_mappings enable row level security;
alter table public.sitniks_chat_mappings force row level security;
create policy sitniks_chat_mappings_tenant on public.sitniks_chat_mappings
  using (tenant_id = current_setting('deskgraph.tenant', true));

-- One statement, so that two writers who each know a part never undo each other. Row security stays the caller's.
create function public.save_sitniks_chat_mapping(mapping jsonb)
returns setof public.sitniks_chat_mappings
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into public.sitniks_chat_mappings as kept (
    tenant_id, conversation_id, user_id, instagram_username, telegram_username,
    sitniks_chat_id, sitniks_manager_id, current_status, first_touch_at
  )
  values (
    mapping ->> 'tenant_id', mapping ->> 'conversation_id', mapping ->> 'user_id',
    mapping ->> 'instagram_username', mapping ->> 'telegram_username',
    mapping ->> 'sitniks_chat_id', (mapping ->> 'sitniks_manager_id')::bigint,
    mapping ->> 'current_status', (mapping ->> 'first_touch_at')::timestamptz
  )
  on conflict on constraint sitniks_chat_mappings_user_key do update set
    conversation_id = excluded.conversation_id,
    instagram_username = coalesce(excluded.instagram_username, kept.instagram_username),
    telegram_username = coalesce(excluded.telegram_username, kept.telegram_username),
    sitniks_chat_id = coalesce(excluded.sitniks_chat_id, kept.sitniks_chat_id),
    sitniks_manager_id = coalesce(excluded.sitniks_manager_id, kept.sitniks_manager_id),
    current_status = coalesce(excluded.current_status, kept.current_status),
    first_touch_at = coalesce(excluded.first_touch_at, kept.first_touch_at),
    updated_at = pg_catalog.now()
  returning kept.*;
$$;

revoke all on function public.save_sitniks_chat_mapping(jsonb) from public;

-- Supabase grants every new table and function in "public" to its API roles; two of the three get nothing here.
-- The third, service_role, passes row security by its own attribute and needs the plain rights.
do $$
declare
  name text;
begin
  foreach name in array array['anon', 'authenticated'] loop
    if exists (select from pg_catalog.pg_roles where rolname = name) then
      execute format('revoke all on table public.sitniks_chat_mappings from %I', name);
      execute format('revoke all on function public.save_sitniks_chat_mapping(jsonb) from %I', name);
    end if;
  end loop;
  if exists (select from pg_catalog.pg_roles where rolname = 'service_role') then
    grant select, insert, update, delete on table public.sitniks_chat_mappings to service_role;
    grant execute on function public.save_sitniks_chat_mapping(jsonb) to service_role;
  end if;
end
$$;
