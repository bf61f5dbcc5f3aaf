import type { Card } from "./card.ts";

/** Card numbers become "•••• 1234": enough for the customer to know which card, too little to pay with. */
export function mask(text: string, cards: readonly Card[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, lastFour } of cards) {
    parts.push(text.slice(from, start), `•••• ${lastFour}`);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
