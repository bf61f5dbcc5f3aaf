import type { Output } from "../console/output.ts";

const every = 1_000;
/** Where a line cannot be written over, one now and then. */
const everyLine = 20_000;

/** Tells how far long work has come: on one line of a terminal, elsewhere on a line now and then. */
export function progressOn(
  out: Output,
  what: string,
): { readonly tell: (count: number) => void; readonly end: () => void } {
  let shown = false;
  return {
    tell: (count) => {
      if (count % every !== 0) return;
      const text = `${count.toLocaleString("en")} ${what}`;
      if (out.status !== undefined) out.status(text);
      else if (count % everyLine === 0) out.printError(out.dim(`… ${text}`));
      shown = true;
    },
    end: () => {
      if (shown) out.status?.("");
    },
  };
}
