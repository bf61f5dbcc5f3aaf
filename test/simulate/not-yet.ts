/**
 * What the rehearsal model does not understand yet, by customer. The list only shrinks: a customer who reaches their
 * goal may not stand here.
 */
export const notYet: ReadonlySet<string> = new Set([
  // Two kinds of things in one line, and then "both".
  "uk-two-kinds",
  "ru-two-kinds",
  "en-two-kinds",
  // "лучше чёрную вместо синей": the blue one stays in the cart.
  "ru-replace",
  // A name of the shop's in the other language's spelling.
  "ru-delivery",
  // What is taken back before it is in the cart.
  "ru-remove",
  "en-prepay",
]);
