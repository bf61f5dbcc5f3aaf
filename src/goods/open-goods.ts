import type { GoodsSettings } from "../core/index.ts";
import { requiredColumns } from "../shop/catalogue-rows.ts";
import { ownCatalogue } from "../shop/load-catalogue.ts";
import { checkedProducts, type Loaded, type ProductInput, productSchema } from "../shop/product-schema.ts";
import { limits } from "./limits.ts";
import { type ReadGoods, readGoods } from "./read-goods.ts";
import { encodingOf, textStart } from "./table/decode.ts";
import { UnreadableGoods } from "./unreadable-goods.ts";

export interface GoodsOf {
  readonly settings: GoodsSettings;
  readonly currency: string;
  readonly now: Date;
  /** SKUs that the shop has had: zeros that were lost since are seen by them. */
  readonly known?: ReadonlySet<string>;
  readonly onRow?: (count: number) => void;
}

/** A file's goods, and what a person should know of how they were read. */
export interface OpenedGoods extends Pick<ReadGoods, "format" | "unread" | "counts" | "notes"> {
  readonly loaded: Loaded;
}

const ownFormat = "Deskgraph";

/** The goods of a file of ours or of any known format. All problems are lines that say where and what to do. */
export async function openGoods(bytes: Uint8Array, name: string, of: GoodsOf): Promise<OpenedGoods> {
  if (isOwn(bytes, name)) return opened(ownCatalogue(bytes, name, of.currency));
  try {
    const { settings, currency, ...rest } = of;
    const { inStockPieces, discount } = settings;
    const read = await readGoods(bytes, { ...rest, currency, inStockPieces, discount, columns: columnsOf(settings) });
    const { products, problems, ...told } = read;
    const at = `catalogue ${name}: `;
    if (problems.length > 0)
      return {
        ...told,
        loaded: {
          problems: shortened(
            problems.map((each) => at + each),
            at,
          ),
        },
      };
    return {
      ...told,
      loaded: checkedProducts(
        products,
        products.flatMap(misfits).map((each) => at + each),
        name,
        currency,
      ),
    };
  } catch (error) {
    if (!(error instanceof UnreadableGoods)) throw error;
    return opened({ problems: [`catalogue ${name}: ${error.message}`] });
  }
}

/** Why the table would not take it. What the check copies is let go: a large list would be in memory twice. */
const misfits = (product: ProductInput): string[] =>
  (productSchema.safeParse(product).error?.issues ?? []).map(
    ({ path, message }) => `product ${product.id}, ${path.join(".")}: ${message}`,
  );

function opened(loaded: Loaded): OpenedGoods {
  const products = "products" in loaded ? loaded.products : [];
  const articles = products.reduce((sum, { variants }) => sum + variants.length, 0);
  const notes = "products" in loaded ? (loaded.warnings ?? []) : [];
  return { loaded, format: ownFormat, unread: [], notes, counts: { models: products.length, articles, leftOut: 0 } };
}

/** JSON, or a table most of whose required columns are named as ours are. */
function isOwn(bytes: Uint8Array, name: string): boolean {
  const start = textStart(bytes, 4_000, encodingOf(bytes))
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/\.json$/i.test(name) || /^[[{]/.test(start)) return true;
  if (start.startsWith("<")) return false;
  const heads = (start.split("\n", 1)[0] ?? "").split(/[;,\t]/).map((head) => head.trim().toLowerCase());
  return (
    requiredColumns.filter((column) => heads.includes(column)).length > requiredColumns.length / 2 &&
    heads.includes("product")
  );
}

const columnsOf = ({ columns }: GoodsSettings): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(Object.entries(columns).flatMap(([field, head]) => (head === undefined ? [] : [[field, head]])));

function shortened(problems: readonly string[], at: string): string[] {
  const more = problems.length - limits.problems;
  return more <= 0
    ? [...problems]
    : [...problems.slice(0, limits.problems), `${at}… and ${more} more lines like these`];
}
