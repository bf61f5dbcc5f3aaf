import type { Output } from "../console/output.ts";
import { findRunningProduct, type RunningProduct } from "../console/running-product.ts";
import { HomeHeld, pause } from "../core/index.ts";
import type { Command, Given } from "./command.ts";
import { ownProduct } from "./own-product.ts";
import { hasColours, terminal } from "./print.ts";
import type { Product } from "./product.ts";

/** What was asked of the product. */
export type Asked<Option extends string = string> = Pick<Given<Option>, "words" | "options">;

/** A command on a shop's data, written once for the running product and for a home that is opened for it. */
export interface ProductCommand<Option extends string = string> extends Omit<Command<Option>, "run"> {
  /** What is done where it was typed, before the product is asked; answers the words to ask with. */
  before?(given: Given<Option>, out: Output): Promise<readonly string[]>;
  /** Answers the exit code. */
  work(product: Product, asked: Asked<Option>, out: Output): Promise<number>;
}

export const productCommand = <Option extends string = never>(
  of: ProductCommand<Option>,
): Command & ProductCommand => ({ ...of, run: (given: Given<Option>) => runAtProduct(of, given) });

/** A product that starts has its home open some seconds before it takes commands; another command ends soon. */
const patienceMs = 30_000;
const lookEveryMs = 200;

/** In the product that runs on this home; where none runs, on the home itself. A Postgres can be opened beside it. */
async function runAtProduct<Option extends string>(
  command: ProductCommand<Option>,
  given: Given<Option>,
): Promise<number> {
  const { config } = given;
  const patience = AbortSignal.timeout(patienceMs);
  for (let look = 1; ; look += 1) {
    const running = config.databaseUrl === undefined ? await findRunningProduct(config.homeDir) : undefined;
    if (running !== undefined) return ask(running, command, given);
    try {
      return await runAlone(command, given);
    } catch (error) {
      if (!(error instanceof HomeHeld) || patience.aborted) throw error;
      if (look === 1) terminal.printError(waitingFor(error.pid));
      await pause(lookEveryMs, patience);
    }
  }
}

const waitingFor = (pid: number): string =>
  `Process ${pid} has this home open. Waiting until it takes commands, or ends …`;

async function ask<Option extends string>(
  running: RunningProduct,
  { name, before }: ProductCommand<Option>,
  given: Given<Option>,
): Promise<number> {
  const words = before === undefined ? given.words : await before(given, terminal);
  const options = Object.entries<string | undefined>(given.options).flatMap(([option, value]) =>
    value === undefined ? [] : [[option, value] as const],
  );
  const request = { command: name, words: [...words], options: Object.fromEntries(options) };
  return running.ask({ ...request, hasColours: hasColours(), isDebug: given.isDebug ?? false }, terminal);
}

async function runAlone<Option extends string>(command: ProductCommand<Option>, given: Given<Option>): Promise<number> {
  const product = ownProduct(given.config);
  try {
    if (command.before === undefined) return await command.work(product, given, terminal);
    // A home that cannot be opened is told before anything is asked of a person.
    await product.home();
    return await command.work(product, { ...given, words: await command.before(given, terminal) }, terminal);
  } finally {
    await product.close();
  }
}
