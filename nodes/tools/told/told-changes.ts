/** Quantities as the model writes them: "2× SKU", as a line of the cart is told. */
export const toldChanges = '"2× SKU"; 0× removes';

/** Back into the named fields; whatever else it is, is left as it is. */
export function readChanges(changes: unknown): unknown {
  return Array.isArray(changes) ? changes.map(readChange) : changes;
}

function readChange(change: unknown): unknown {
  if (typeof change !== "string") return change;
  const [, quantity, sku] = /^\s{0,9}(\d{1,6})\s{0,9}[×xх*]\s{0,9}(\S.{0,99})$/iu.exec(change) ?? [];
  return quantity === undefined || sku === undefined ? change : { sku: sku.trim(), quantity: Number(quantity) };
}
