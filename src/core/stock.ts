import type { Catalogue, Product, Variant } from "./catalogue.ts";
import type { OrderId, Sku, TurnId } from "./ids.ts";

/** So many pieces of one article. */
export interface Pieces {
  readonly sku: Sku;
  readonly quantity: number;
}

/** An article of which there are fewer than somebody wants. */
export interface Lacking {
  readonly sku: Sku;
  /** How many they can have. */
  readonly left: number;
}

/** Pieces that one order has taken. */
export interface Take extends Pieces {
  readonly order: OrderId;
  /** Held for a bill that is not paid; sold; or sold before the newest count, which is less already. */
  readonly state: "held" | "sold" | "counted";
  /** When a hold ends. */
  readonly until: Date | null;
}

/** One article, of which pieces were taken since the shop counted it. */
export interface StockLevel {
  readonly counted: number;
  readonly sold: number;
  readonly held: readonly { readonly order: OrderId; readonly quantity: number }[];
}

/** The same with the time at which each hold ends. */
export interface TakenArticle extends Omit<StockLevel, "held"> {
  readonly sku: Sku;
  readonly held: readonly (StockLevel["held"][number] & { readonly until: Date })[];
}

/** By article. What is not in it has as many pieces as the catalogue says. */
export type StockLevels = ReadonlyMap<Sku, StockLevel>;

/** How long pieces are kept for a bill that is not paid. */
interface HoldTime {
  readonly holdHours: number;
}

/**
 * What of a shop's goods is taken: the one source for all its processes. An order takes the same pieces each time it
 * asks, under the id of its bill, so a call that is repeated after a crash changes nothing. An order that changes is
 * another order, which takes the place of the first.
 */
export interface Stock {
  /** How things stand in this turn: asked again within one turn, it answers the same. */
  look(turn: TurnId): Promise<StockLevels>;
  /**
   * Holds the pieces for a bill, from now on for so long: all of them, or none and what there is too little of. Asked
   * again, the time begins anew. Pieces that were sold to this order are held again.
   */
  take(
    order: OrderId,
    pieces: readonly Pieces[],
    of: HoldTime & { /** Whose pieces go back in the same moment. */ readonly instead?: OrderId | undefined },
  ): Promise<readonly Lacking[]>;
  /** The order is paid: the pieces are its own, even where the hold has ended. Answers what there was too little of. */
  sell(order: OrderId, pieces: readonly Pieces[]): Promise<readonly Lacking[]>;
  /** Gives everything back that the order has: its bill is void, or the order is cancelled. */
  release(order: OrderId): Promise<void>;
}

/** A cart's or an order's lines as pieces, each article once. */
export const piecesOf = (lines: readonly Pieces[]): readonly Pieces[] =>
  [...Map.groupBy(lines, ({ sku }) => sku)].map(([sku, same]) => ({ sku, quantity: quantityOf(same) }));

const quantityOf = (pieces: readonly { readonly quantity: number }[]): number =>
  pieces.reduce((sum, { quantity }) => sum + quantity, 0);

/** What the shop counted, and what orders have taken of it. */
export interface StockAtHand {
  readonly counts: ReadonlyMap<Sku, number>;
  readonly takes: readonly Take[];
}

/** What an order cannot have. What it has already stays its own, whatever the shop counted since. */
export function lackingFor(
  { order, instead }: { readonly order: OrderId; readonly instead?: OrderId | undefined },
  pieces: readonly Pieces[],
  hand: StockAtHand,
  now: Date,
): readonly Lacking[] {
  const own = hand.takes.filter((take) => take.order === order && isInForce(take, now));
  const wanted = pieces.filter(
    ({ sku, quantity }) => !own.some((take) => take.sku === sku && take.quantity >= quantity),
  );
  return tooFew(wanted, hand, [order, instead], now);
}

/** What was sold to an order although others have it, or the shop has counted fewer. */
export function oversoldBy(
  order: OrderId,
  pieces: readonly Pieces[],
  hand: StockAtHand,
  now: Date,
): readonly Lacking[] {
  const gone = hand.takes.filter((take) => take.order === order && take.state === "counted");
  const wanted = pieces.filter(({ sku }) => !gone.some((take) => take.sku === sku));
  return tooFew(wanted, hand, [order], now);
}

function tooFew(
  wanted: readonly Pieces[],
  { counts, takes }: StockAtHand,
  but: readonly (OrderId | undefined)[],
  now: Date,
): readonly Lacking[] {
  return wanted.flatMap(({ sku, quantity }) => {
    const counted = counts.get(sku);
    // What the shop does not count never runs out.
    if (counted === undefined) return [];
    const others = takes.filter(
      (take) =>
        take.sku === sku && take.state !== "counted" && isInForce(take, now) && !but.some((own) => own === take.order),
    );
    const left = Math.max(0, counted - quantityOf(others));
    return left < quantity ? [{ sku, left }] : [];
  });
}

const isInForce = ({ state, until }: Take, now: Date): boolean => state !== "held" || (until !== null && until > now);

/** A number of the shop's that is written down, and when it was counted. */
interface StockCount {
  readonly counted: number;
  readonly at: Date;
}

/** The numbers of a catalogue, when they were read, and when they were written, where that is known. */
export interface CountsRead {
  readonly counts: ReadonlyMap<Sku, number>;
  readonly readAt: Date;
  readonly writtenAt?: Date | undefined;
  /** Articles that the shop does not count, or not any more. */
  readonly uncounted?: readonly Sku[];
}

/**
 * The numbers that are new counts: those that are not what they were. What was sold before such a count is in it
 * already, so each begins anew; a number that stays the same is no count, and what was sold goes on being taken off it.
 * A list is counted when it was written. A time of writing that cannot be true (a copy may bring any time along) is not
 * believed: then it is counted when it was read.
 */
export function newCounts(
  known: ReadonlyMap<Sku, StockCount>,
  { counts, readAt, writtenAt }: CountsRead,
): ReadonlyMap<Sku, StockCount> {
  return new Map(
    [...counts].flatMap(([sku, counted]) => {
      const before = known.get(sku);
      if (before?.counted === counted) return [];
      const isBelieved =
        writtenAt !== undefined && writtenAt <= readAt && (before === undefined || writtenAt > before.at);
      return [[sku, { counted, at: isBelieved ? writtenAt : readAt }]];
    }),
  );
}

/** Without the holds that have ended. */
export const levelsAt = (articles: readonly TakenArticle[], now: Date): StockLevels =>
  new Map(
    articles.map(({ sku, held, ...level }) => [sku, { ...level, held: held.filter(({ until }) => until > now) }]),
  );

/** How many pieces an order may have; those that it holds itself are there for it. */
const leftIn = ({ counted, sold, held }: StockLevel, own: OrderId | undefined): number =>
  Math.max(0, counted - sold - quantityOf(held.filter(({ order }) => order !== own)));

/**
 * The catalogue with as many pieces of everything as there are left now: what is sold and what is held for others is
 * not there. Whoever tells a customer of stock, or counts on it, asks this one.
 */
export function withStock(catalogue: Catalogue, levels: StockLevels, own?: OrderId): Catalogue {
  const leftOf = ({ sku, stock }: Variant): number => {
    const level = levels.get(sku);
    return level === undefined ? stock : leftIn(level, own);
  };
  const variantNow = (variant: Variant): Variant => {
    const left = leftOf(variant);
    return left === variant.stock ? variant : { ...variant, stock: left };
  };
  // One product is one object here, too: it is compared with others.
  const known = new Map<Product, Product>();
  const productNow = (product: Product): Product => {
    const found = known.get(product) ?? { ...product, variants: product.variants.map(variantNow) };
    known.set(product, found);
    return found;
  };
  return {
    currency: catalogue.currency,
    bySku: (sku) => {
      const found = catalogue.bySku(sku);
      return found && { product: productNow(found.product), variant: variantNow(found.variant) };
    },
    byCode: (code) => {
      const found = catalogue.byCode(code);
      return found && productNow(found);
    },
    search: (query) => {
      const found = catalogue.search({ ...query, leftOf });
      return { ...found, products: found.products.map(productNow) };
    },
  };
}
