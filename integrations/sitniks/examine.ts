import { FailureError, type Finding, type VendorCalls } from "../../src/core/index.ts";
import type { SitniksDeps } from "./deps.ts";
import { listed, type Titled } from "./dictionaries.ts";

/** Whether key, names and ids of the configuration are what the account has. Reads only. */
export async function examine({ dictionaries, shop }: SitniksDeps, calls: VendorCalls): Promise<readonly Finding[]> {
  try {
    const managers = (await dictionaries.managers(calls)).map(({ id, name }) => ({ id, title: name }));
    const statuses = await dictionaries.orderStatuses(calls);
    const accounts = await dictionaries.accounts(calls);
    const keys = await dictionaries.novaPoshtaKeys(calls);
    const { crm } = shop;
    return [
      { is: "well", text: "Sitniks accepts the key." },
      list("Managers", managers),
      ...[shop.managers.ai, ...given(shop.managers.person)].map((name) =>
        told(hasTitle(managers, name), `the manager "${name}"`, "managers"),
      ),
      ...given(crm.personManagerId).map((id) => told(hasId(managers, id), `the manager ${id}`, "crm.personManagerId")),
      list("Order statuses", statuses),
      ...Object.entries(crm.orderStatuses).map(([name, title]) =>
        told(hasTitle(statuses, title), `the order status "${title}"`, `crm.orderStatuses.${name}`),
      ),
      list("Accounts that payments go to", accounts),
      ...oneOf(accounts, crm.settlementAccountId, "crm.settlementAccountId"),
      list("Keys of Nova Poshta", keys),
      ...oneOf(keys, crm.novaPoshtaId, "crm.novaPoshtaId"),
      { is: "note", text: `Chat statuses cannot be listed; create these: ${Object.values(shop.statuses).join(", ")}` },
    ];
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { detail, code, ...failure } = error.failure;
    // Also when the product itself has just used the key up: then nothing is wrong.
    const isBusy = failure.outcome === "retry" && failure.vendorIsWell === true;
    const text = isBusy
      ? "Sitniks allows 10 calls in 10 seconds, and they are used up: ask again in a minute."
      : `Sitniks cannot be asked (${code}): check SNITKIX_API_URL and the network.`;
    return [{ is: "wrong", text: detail ?? text }];
  }
}

const list = (what: string, all: readonly Titled[]): Finding => ({
  is: "note",
  text: `${what}: ${listed(all) || "none"}`,
});

/** What is looked up where no setting names it: it has to be the only one. */
function oneOf(all: readonly Titled[], id: number | undefined, setting: string): Finding[] {
  if (id !== undefined) return [told(hasId(all, id), `${id}`, setting)];
  return all.length < 2 ? [] : [{ is: "wrong", text: `Sitniks has several of these: name one in ${setting}.` }];
}

const hasId = (all: readonly Titled[], id: number): boolean => all.some((each) => each.id === id);

const plain = (title: string): string => title.trim().toLowerCase();
const hasTitle = (all: readonly Titled[], title: string): boolean =>
  all.some((each) => plain(each.title) === plain(title));

const given = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

const told = (is: boolean, what: string, setting: string): Finding =>
  is ? { is: "well", text: `Sitniks has ${what}.` } : { is: "wrong", text: `Sitniks has not ${what} (${setting}).` };
