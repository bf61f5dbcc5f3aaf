import type { Home } from "../home/home.ts";

/** The catalogue as it stands in its table: rows for the shop's own loader, which checks them like any file's. */
export async function readCatalogueTable({ pool, tenant }: Home): Promise<readonly object[]> {
  const { rows } = await pool.query<{ product: object }>(
    `select jsonb_strip_nulls(jsonb_build_object(
       'id', id, 'title', title, 'category', category, 'color', color, 'keywords', keywords,
       'description', description, 'url', url, 'images', images, 'attributes', attributes,
       'variants', variants)) as product
     from deskgraph.catalogue_products
     where tenant_id = $1
     order by id`,
    [tenant],
  );
  return rows.map(({ product }) => product);
}
