import type { OrderDraft } from "../../src/core/index.ts";

/** Nothing in it any more. The version goes on, so no bill id returns; what was agreed was agreed for that order. */
export const emptied = ({ version, delivery }: OrderDraft): OrderDraft => ({
  version: version + 1,
  lines: [],
  delivery,
});
