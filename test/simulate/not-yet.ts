/**
 * What the rehearsal model does not understand yet, by customer. The list only shrinks: a customer who reaches their
 * goal may not stand here.
 */
export const notYet: ReadonlySet<string> = new Set([]);
