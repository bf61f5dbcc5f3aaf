/** Talks in which the rehearsal model still misses something. The list only shrinks: one that goes well may not stand here. */
export const notYet: ReadonlySet<string> = new Set([
  "granny",
  "teen",
  "name-then-surname",
  "compare",
  "invoice",
  "adds-later",
  "delivery-terms",
  "ru-dictated",
  "ru-gift",
  "lego",
  "toys-gift",
  "puzzle-two",
  "drill",
  "tea-weight",
]);
