import type { App } from "../../src/app.ts";
import type { Product } from "../../src/cli/product.ts";
import type { Output } from "../../src/console/output.ts";

/** A running product as commands meet it. */
export const productOf = (app: App): Product => ({
  config: app.config,
  runningSince: app.now(),
  home: async () => app.home,
  homeAsItIs: async () => app.home,
  app: async () => app,
});

/** What is printed there is kept, without colours. */
export function keptOutput(): Output & { readonly text: () => string; readonly errors: () => string } {
  let printed = "";
  let complained = "";
  return {
    print: (text) => {
      printed += `${text}\n`;
    },
    printError: (text) => {
      complained += `${text}\n`;
    },
    bold: (text) => text,
    dim: (text) => text,
    progress: () => undefined,
    taken: async () => undefined,
    text: () => printed,
    errors: () => complained,
  };
}
