import { judge, type Rates } from "../../nodes/agent/probe/judge.ts";
import { trialsOf } from "../../nodes/agent/probe/trials.ts";
import { createGoodsTable } from "../../supabase/store/catalogue-table.ts";
import { BadInput } from "../core/index.ts";
import { catalogueOfTable } from "../shop/table-catalogue.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";

const usualProducts = "60";
/** More errors of a class than this many in a hundred make the command fail. */
const mostPercent = 1;
const progressEvery = 2_000;

export const probeCommand = productCommand({
  name: "probe",
  summary: "try the check of the assistant's words on the shop's own data",
  details:
    "Each fact of the catalogue, of the terms and of the pages is put into true sentences, and into the nearest false " +
    "ones: another size, colour, price, number or state. It prints how many true ones the check refuses and how many " +
    `false ones it lets pass. The exit code is 1 when either is more than ${mostPercent} % of a class.`,
  options: { products: { value: "N", about: `how many products to try (default: ${usualProducts})` } },
  examples: [
    { line: "probe", about: "both error rates by class, and some failures" },
    { line: "probe --products 1000", about: "more of a large catalogue; takes minutes" },
  ],
  work: async (product, { options: { products = usualProducts } }, { print, printError, dim, taken }) => {
    if (!/^[1-9]\d{0,4}$/.test(products)) throw new BadInput("--products is a number, 1 or more.");
    const byClass = new Map<string, Rates>();
    let [tried, told] = [0, 0];
    for (const trial of trialsOf(await shelfOf(product), Number(products))) {
      byClass.set(trial.of, judge(trial, byClass.get(trial.of)));
      tried += trial.twins.length;
      if (tried - told >= progressEvery) {
        printError(dim(`… ${tried} pairs of sentences`));
        told = tried;
      }
      await taken();
    }
    const rates = [...byClass.values()].filter((each) => each.tried > 0);
    for (const each of rates) print(lineOf(each));
    for (const { of, examples } of rates) for (const example of examples) print(dim(`${of}, ${example}`));
    return rates.some(isTooMany) ? 1 : 0;
  },
});

async function shelfOf({ config, home }: Product) {
  const { shop, passages: pages } = config;
  const catalogue =
    config.catalogue ?? catalogueOfTable((await createGoodsTable(await home()).read()).rows, shop.currency);
  return { shop, catalogue, pages };
}

const percentOf = (part: number, { tried }: Rates): number => (100 * part) / tried;

const lineOf = (rates: Rates): string => {
  const share = (part: number): string => `${part} (${percentOf(part, rates).toFixed(2)} %)`;
  const pairs = `${rates.of.padEnd(16)} ${String(rates.tried).padStart(6)} pairs`;
  return `${pairs}: true refused ${share(rates.refused)}, false passed ${share(rates.passed)}`;
};

const isTooMany = (rates: Rates): boolean =>
  [rates.refused, rates.passed].some((errors) => percentOf(errors, rates) > mostPercent);
