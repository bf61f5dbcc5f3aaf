-- Which catalogue the table holds. Every change of its rows, by an import or by hand, is another version, which processes
-- look for; and where an import says so, from what it came.
create table deskgraph.catalogue_versions (
  tenant_id text not null,
  version bigint not null,
  -- Of the goods that an import wrote; null once somebody changed rows by hand.
  digest text,
  source text,
  -- When the list was written, as far as its source says it; null: when it was read.
  written_at timestamptz,
  imported_at timestamptz,
  -- What an address answered with the goods: asked with them, it says whether there is anything new.
  etag text,
  last_modified text,
  constraint catalogue_versions_pkey primary key (tenant_id)
);
alter table deskgraph.catalogue_versions enable row level security;
alter table deskgraph.catalogue_versions force row level security;
create policy catalogue_versions_tenant on deskgraph.catalogue_versions
  using (tenant_id = current_setting('deskgraph.tenant', true));

-- Where a product stands in its list; null for rows that were written by hand.
alter table deskgraph.catalogue_products add column place integer;

create function deskgraph.count_catalogue_version() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into deskgraph.catalogue_versions as known (tenant_id, version)
  select distinct tenant_id, 1 from changed
  on conflict on constraint catalogue_versions_pkey do update set version = known.version + 1, digest = null;
  return null;
end
$$;
create trigger catalogue_inserted after insert on deskgraph.catalogue_products
  referencing new table as changed for each statement execute function deskgraph.count_catalogue_version();
create trigger catalogue_updated after update on deskgraph.catalogue_products
  referencing new table as changed for each statement execute function deskgraph.count_catalogue_version();
create trigger catalogue_deleted after delete on deskgraph.catalogue_products
  referencing old table as changed for each statement execute function deskgraph.count_catalogue_version();
