import { type DraftLine, type Lacking, titleAndSize } from "../../src/core/index.ts";

/** What is lacking, as texts say it. */
export const lackingLines = (lacking: readonly Lacking[], lines: readonly DraftLine[]) =>
  lines.flatMap((line) => {
    const found = lacking.find(({ sku }) => sku === line.sku);
    return found === undefined ? [] : [{ title: titleAndSize(line), wanted: line.quantity, left: found.left }];
  });
