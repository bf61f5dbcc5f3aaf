import { createTables } from "../../supabase/store/store.ts";
import type { Output } from "../console/output.ts";
import {
  BadInput,
  destinations,
  type EffectState,
  effectStates,
  type OutboxDesk,
  type OutboxEntry,
  type Shop,
} from "../core/index.ts";
import { forgetVendor } from "../work/absent-vendors.ts";
import { describeEffect } from "./describe-effect.ts";
import { idMeant } from "./id-meant.ts";
import { printJson } from "./json-option.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";
import { shopMinute } from "./shop-minute.ts";

/** What a person has to look at. */
const unsettled: readonly EffectState[] = ["waiting", "dead"];
const keyChars = 12;
const usualLimit = "50";

export const outboxCommand = productCommand({
  name: "outbox",
  summary: "see what waits for a vendor, send it again or let it go",
  details:
    "list shows the newest first; dead is what a person has to decide. " +
    "replay puts a dead one back to where it stood. discard lets it go, and what waited behind it goes on. " +
    "forget says that the shop has no such vendor any more (crm, ticket, reply): what waits for one whose key is gone is " +
    "only shown from the next start on.",
  words: [
    { name: "ACTION", about: "list, show, replay, discard or forget (default: list)", isOptional: true },
    {
      name: "KEY",
      about:
        "show, replay, discard: the first characters of the key, as list shows it, or the whole of a log's; forget: which vendor",
      isOptional: true,
    },
  ],
  options: {
    state: { value: "STATE", about: `list: ${effectStates.join(", ")} or all (default: waiting and dead)` },
    destination: { value: "PORT", about: `list: ${destinations.join(", ")} (default: all)` },
    limit: { value: "N", about: `list: how many, the newest first (default: ${usualLimit})` },
    reason: { value: "WORDS", about: "discard: why" },
    json: { about: "list and show: print JSON, for scripts" },
  },
  examples: [
    { line: "outbox", about: "what waits, and what a person must decide" },
    { line: "outbox show KEY", about: "one of them, with its reason" },
    { line: "outbox replay KEY", about: "send it again" },
    { line: 'outbox discard KEY --reason "done by hand"', about: "do not send it" },
    { line: "outbox forget crm", about: "the shop has no CRM any more" },
    { line: "outbox list --state done --limit 9", about: "what was sent last" },
  ],
  work: async (product, { words: [verb, key], options }, out) => {
    await actionOf({ verb, key, ...options })(product, out);
    return 0;
  },
});

interface OutboxArguments {
  readonly verb: string | undefined;
  readonly key: string | undefined;
  readonly state?: string | undefined;
  readonly destination?: string | undefined;
  readonly limit?: string | undefined;
  readonly reason?: string | undefined;
  readonly json?: string | undefined;
}

type Action = (product: Product, out: Output) => Promise<void>;

/** Everything that can be wrong with the words is said before a database is opened. */
function actionOf(given: OutboxArguments): Action {
  const { verb = "list" } = given;
  switch (verb) {
    case "list": {
      const filter = filterOf(given);
      return async (product, out) => {
        const entries = await (await lookingDesk(product)).list(filter);
        if (given.json !== undefined) await printJson(entries, out);
        else await list(product.config.shop, entries, filter.limit, out);
      };
    }
    case "show": {
      const key = wantedKey(given);
      return async (product, out) => {
        const entry = await effectAt(product, await lookingDesk(product), key);
        if (given.json !== undefined) await printJson(entry, out);
        else show(product.config.shop, entry, out);
      };
    }
    case "replay": {
      const key = wantedKey(given);
      return (product, out) => replay(product, key, out);
    }
    case "discard": {
      const key = wantedKey(given);
      return (product, out) => discard(product, key, given.reason ?? "discarded by hand", out);
    }
    case "forget":
      return (product, out) => forget(product, given.key ?? "", out);
    default:
      throw new BadInput(`outbox can list, show KEY, replay KEY, discard KEY and forget VENDOR; not "${verb}".`);
  }
}

/** To look, the tables are enough. What changes a lane wakes it, in whichever process works: that takes the app. */
const lookingDesk = async (product: Product): Promise<OutboxDesk> => createTables(await product.home()).desk;

async function replay(product: Product, key: string, out: Output): Promise<void> {
  const { desk } = await product.app();
  const { effect, state } = await effectAt(product, desk, key);
  if (!(await desk.replay(effect.key))) {
    throw new BadInput(`Only a dead letter, or what was only shown, can be replayed; this one is ${state}.`);
  }
  const when = product.runningSince === undefined ? "as soon as Deskgraph runs" : "in its turn";
  out.print(`Put back: ${effect.kind} is delivered ${when}.`);
}

async function discard(product: Product, key: string, reason: string, out: Output): Promise<void> {
  const { desk } = await product.app();
  const { effect, state } = await effectAt(product, desk, key);
  if (!(await desk.discard(effect.key, reason))) {
    throw new BadInput(
      `Only what waits or is dead, and is not just being sent, can be discarded; this one is ${state}.`,
    );
  }
  out.print(`Let go: ${effect.kind} will not be delivered. What waited behind it goes on.`);
}

async function forget(product: Product, port: string, out: Output): Promise<void> {
  const { store } = createTables(await product.home());
  if (!(await forgetVendor(store, port))) {
    throw new BadInput("outbox forget wants crm, ticket or reply, and only what an earlier start had configured.");
  }
  out.print(`From the next start on, what is for ${port} is only shown where nobody is configured for it.`);
}

function filterOf({ state, destination, limit = usualLimit }: OutboxArguments) {
  const states = state === undefined ? unsettled : state === "all" ? effectStates : [stateNamed(state)];
  if (destination !== undefined && !destinations.includes(destination)) {
    throw new BadInput(`--destination is one of ${destinations.join(", ")}.`);
  }
  if (!/^[1-9]\d{0,3}$/.test(limit)) throw new BadInput("--limit is a number from 1 to 9999.");
  return { states, limit: Number(limit), ...(destination === undefined ? {} : { destination }) };
}

function stateNamed(name: string): EffectState {
  const state = effectStates.find((each) => each === name);
  if (state === undefined) throw new BadInput(`--state is one of ${effectStates.join(", ")}, all.`);
  return state;
}

function wantedKey({ verb, key }: OutboxArguments): string {
  if (key === undefined)
    throw new BadInput(`outbox ${verb} wants a key: the first characters, as "outbox list" shows them.`);
  return key;
}

async function effectAt(product: Product, desk: OutboxDesk, key: string): Promise<OutboxEntry> {
  const entry = await desk.find(await idMeant({ home: await product.home() }, key));
  if (entry === "ambiguous") throw new BadInput(`Several effects begin with "${key}". Give more of the key.`);
  if (entry === undefined)
    throw new BadInput(`There is no effect "${key}" (8 characters of a key at least). See "outbox list --state all".`);
  return entry;
}

async function list(
  shop: Shop,
  entries: readonly OutboxEntry[],
  limit: number,
  { print, bold, dim, taken }: Output,
): Promise<void> {
  if (entries.length === 0) print("Nothing.");
  for (const entry of entries) {
    const { effect, state, attempts } = entry;
    const why = entry.reason === undefined ? "" : ` (${entry.reason})`;
    const tries = attempts > 1 ? `, ${attempts} attempts` : "";
    print(
      `${bold(effect.key.slice(0, keyChars))}  ${shopMinute(entry.putAt, shop)}  ${state.padEnd(10)} ${effect.kind.padEnd(16)} ` +
        `${describeEffect(effect, shop)}${dim(`${why}${tries}`)}`,
    );
    await taken();
  }
  if (entries.length === limit) print(dim(`The newest ${limit}; --limit shows more.`));
}

function show(shop: Shop, { effect, ...entry }: OutboxEntry, { print }: Output): void {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["key", effect.key],
    ["kind", effect.kind],
    ["does", describeEffect(effect, shop)],
    ["state", entry.state],
    ["reason", entry.reason],
    ["detail", entry.detail],
    ["attempts", String(entry.attempts)],
    ["put", entry.putAt],
    ["due", entry.state === "waiting" ? entry.dueAt : undefined],
    ["settled", entry.settledAt],
    ["lane", effect.lane],
    ["turn", effect.turnId],
    ["node", effect.node],
    ["receipt", entry.receipt === undefined ? undefined : JSON.stringify(entry.receipt)],
  ];
  for (const [name, value] of rows) if (value !== undefined) print(`${name.padEnd(10)}${value}`);
  print(JSON.stringify(effect.payload, null, 2));
}
