import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { functionsIn, withoutTypes } from "./functions.ts";
import type { Entry } from "./hops.ts";
import { instrument } from "./instrument.ts";
import { isProduct } from "./product.ts";

export interface Recorder {
  start(): void;
  /** Everything that was entered since the start, in order. */
  stop(): readonly Entry[];
  /** How many entries there are so far: two equal numbers a while apart mean that the product is at rest. */
  count(): number;
}

/** From here on each product file of this checkout is loaded with a line in every function that says it was entered. */
export function recordEntries(root: string): Recorder {
  const known: Entry[] = [];
  const entered: number[] = [];
  let isOn = false;
  Object.assign(globalThis, {
    __entered: (id: number): void => {
      if (isOn) entered.push(id);
    },
  });
  const rootUrl = `${pathToFileURL(root).href}/`;
  registerHooks({
    load: (url, context, nextLoad) => {
      if (!url.startsWith(rootUrl) || !isProduct(url.slice(rootUrl.length))) return nextLoad(url, context);
      const javascript = withoutTypes(readFileSync(fileURLToPath(url), "utf8"));
      const source = instrument(javascript, known.length);
      known.push(...functionsIn(javascript).map(({ name }) => ({ file: url.slice(rootUrl.length), name })));
      return { format: "module", source, shortCircuit: true };
    },
  });
  return {
    start: () => {
      entered.length = 0;
      isOn = true;
    },
    stop: () => {
      isOn = false;
      return entered.flatMap((id) => known[id] ?? []);
    },
    count: () => entered.length,
  };
}
