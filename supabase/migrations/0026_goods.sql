-- Goods without a colour, with pictures and with attributes of their own: [{ "name": {"uk": …}, "value": {"uk": …} }].
alter table deskgraph.catalogue_products
  alter column color drop not null,
  add column images jsonb,
  add column attributes jsonb;
