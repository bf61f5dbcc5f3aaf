import { type Sku, sku } from "./ids.ts";
import type { ProvenPerson } from "./principal.ts";

/** How many pieces of an article an order is to have; 0 takes it out. */
export interface LineQuantity {
  readonly sku: Sku;
  readonly quantity: number;
}

/** A person of the shop changed the order in hand. It can be taken back until that order is paid. */
export interface OrderChange {
  readonly id: string;
  /** How many pieces the order had before, of each article that was changed. */
  readonly before: readonly LineQuantity[];
  readonly by: string;
  readonly person?: ProvenPerson;
  readonly at: string;
}

/** More is a slip. */
const maxLines = 20;
const maxPieces = 99;

/** Each article is named once, with whole pieces. */
export const isLineQuantities = (lines: readonly LineQuantity[]): boolean =>
  lines.length > 0 &&
  lines.length <= maxLines &&
  new Set(lines.map((line) => line.sku)).size === lines.length &&
  lines.every((line) => line.sku !== "" && Number.isInteger(line.quantity)) &&
  lines.every(({ quantity }) => quantity >= 0 && quantity <= maxPieces);

/** "DR-ROM-122 x2"; the sign may be Latin, Cyrillic or a multiplication sign. */
const lineForm = /^(?<code>\S+)\s+[xх×*]\s*(?<pieces>\d{1,2})$/iu;

/** "DR-ROM-122 x2, TEE-BLK-104 x0", parted by commas, semicolons or lines. Undefined: it is written otherwise. */
export function readLineQuantities(
  text: string,
  articleOf: (written: string) => Sku | undefined,
): readonly LineQuantity[] | undefined {
  const parts = text.split(/[,;\n]/u).map((part) => part.trim());
  const lines = parts
    .filter((part) => part !== "")
    .map((part) => {
      const { code = "", pieces = "" } = lineForm.exec(part)?.groups ?? {};
      // What the catalogue does not have keeps its name: whoever wrote it is told so.
      return { sku: articleOf(code) ?? sku(code), quantity: pieces === "" ? Number.NaN : Number(pieces) };
    });
  return isLineQuantities(lines) ? lines : undefined;
}
