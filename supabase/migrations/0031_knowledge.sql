-- What the shop says about itself, as it was imported: beside the files that its config names.
create table deskgraph.knowledge_passages (
  tenant_id text not null,
  -- The name of the file that it came from.
  source text not null,
  place integer not null,
  title text not null,
  passage text not null,
  -- Null: it is read in every language.
  language text,
  imported_at timestamptz not null default now(),
  constraint knowledge_passages_pkey primary key (tenant_id, source, place)
);

-- What an embedding model made of a passage: 4 bytes a number, by a digest of the passage's words. Compared in the
-- process: a thousand of them take some milliseconds, and no extension is needed.
create table deskgraph.knowledge_vectors (
  tenant_id text not null,
  model text not null,
  digest text not null,
  vector bytea not null,
  constraint knowledge_vectors_pkey primary key (tenant_id, model, digest)
);

do $$
declare
  name text;
begin
  foreach name in array array['knowledge_passages', 'knowledge_vectors'] loop
    execute format('alter table deskgraph.%I enable row level security', name);
    execute format('alter table deskgraph.%I force row level security', name);
    execute format(
      'create policy %I on deskgraph.%I using (tenant_id = current_setting(''deskgraph.tenant'', true))',
      name || '_tenant', name
    );
  end loop;
end
$$;
