/**
 * How much of a promise is tried: `npm test` proves each in small, `npm run test:all` in whole. A file that imports
 * this has a whole form, and `npm run test:whole` runs those files alone (vitest.config.ts).
 */
export function inSmall<T>(small: T, whole: T): T {
  return process.env["DESKGRAPH_TESTS"] === "whole" ? whole : small;
}
