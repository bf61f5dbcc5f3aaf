import { z } from "zod";
import { FailureError, type VendorCalls } from "../../src/core/index.ts";
import type { SitniksApi } from "./api.ts";
import { allOf } from "./page.ts";

/** They change only when a person edits the account; what is not found is looked up again at once. */
const freshMs = 10 * 60_000;

const managerSchema = z.object({ id: z.int(), user: z.object({ fullname: z.string() }) });
const titledSchema = z
  .object({ id: z.int(), title: z.string().optional(), name: z.string().optional() })
  .transform(({ id, title, name }) => ({ id, title: title ?? name ?? "" }));
const variationSchema = z.object({ id: z.int(), sku: z.string().nullish() });

export interface Manager {
  readonly id: number;
  readonly name: string;
}
export interface Titled {
  readonly id: number;
  readonly title: string;
}

/** What the account calls its things, looked up and kept for a while. */
export interface Dictionaries {
  managers(calls: VendorCalls): Promise<readonly Manager[]>;
  manager(name: string, calls: VendorCalls): Promise<Manager | undefined>;
  orderStatuses(calls: VendorCalls): Promise<readonly Titled[]>;
  orderStatus(title: string, calls: VendorCalls): Promise<number>;
  variation(sku: string, calls: VendorCalls): Promise<number>;
  accounts(calls: VendorCalls): Promise<readonly Titled[]>;
  novaPoshtaKeys(calls: VendorCalls): Promise<readonly Titled[]>;
}

/** For a person to choose from. */
export const listTitles = (all: readonly Titled[]): string => all.map(({ id, title }) => `${title} (${id})`).join(", ");

/** Keeps what was looked up for a while. */
class Kept {
  readonly #now: () => number;
  readonly #entries = new Map<string, { readonly atMs: number; readonly value: unknown }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The kept value, or a fresh one where there is none, it is old, or it does not contain what is looked for. */
  async get<T>(name: string, look: () => Promise<T>, contains: (value: T) => boolean = () => true): Promise<T> {
    const entry = this.#entries.get(name);
    if (entry !== undefined && this.#now() - entry.atMs < freshMs && contains(entry.value as T))
      return entry.value as T;
    const value = await look();
    this.#entries.set(name, { atMs: this.#now(), value });
    return value;
  }
}

export function createDictionaries(api: SitniksApi, now: () => number = Date.now): Dictionaries {
  const kept = new Kept(now);
  type Contains<T> = (all: readonly T[]) => boolean;
  const managers = (calls: VendorCalls, contains?: Contains<Manager>): Promise<readonly Manager[]> =>
    kept.get("managers", () => readManagers(api, calls), contains);
  const titled = (path: string, calls: VendorCalls, contains?: Contains<Titled>): Promise<readonly Titled[]> =>
    kept.get(path, () => allOf(api, path, {}, titledSchema, calls), contains);

  return {
    managers: (calls) => managers(calls),
    manager: async (name, calls) => {
      const is = (manager: Manager): boolean => isSameTitle(manager.name, name);
      return (await managers(calls, (all) => all.some(is))).find(is);
    },
    orderStatuses: (calls) => titled(statusesPath, calls),
    orderStatus: async (title, calls) => {
      const is = (status: Titled): boolean => isSameTitle(status.title, title);
      const found = (await titled(statusesPath, calls, (all) => all.some(is))).find(is);
      if (found === undefined) throw refusal("unknown_status", `Sitniks has no order status "${title}".`);
      return found.id;
    },
    variation: async (sku, calls) => {
      const id = await kept.get(
        `sku/${sku}`,
        () => findVariation(api, sku, calls),
        (value) => value !== undefined,
      );
      if (id === undefined) throw refusal("unknown_sku", `Sitniks has no product variation with the SKU "${sku}".`);
      return id;
    },
    accounts: (calls) => titled("/settlement-accounts", calls),
    novaPoshtaKeys: (calls) => titled("/integrations/nova-poshta/api-keys", calls),
  };
}

const statusesPath = "/orders/statuses";

const readManagers = async (api: SitniksApi, calls: VendorCalls): Promise<readonly Manager[]> =>
  (await allOf(api, "/managers", {}, managerSchema, calls)).map(({ id, user }) => ({ id, name: user.fullname }));

async function findVariation(api: SitniksApi, sku: string, calls: VendorCalls): Promise<number | undefined> {
  const found = await allOf(api, "/products/variations", { sku }, variationSchema, calls);
  // Sitniks ignores a filter it does not know, so what came back is checked.
  return found.find((variation) => variation.sku === sku)?.id;
}

/** Titles are compared without case and outer spaces. */
export const isSameTitle = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const refusal = (code: string, detail: string): FailureError => new FailureError({ outcome: "refused", code, detail });
