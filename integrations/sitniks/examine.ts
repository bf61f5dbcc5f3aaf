import { type Failure, FailureError, type Finding, type VendorCalls } from "../../src/core/index.ts";
import type { SitniksDeps } from "./deps.ts";
import { isSameTitle, listTitles, type Titled } from "./dictionaries.ts";
import { settingName } from "./settings.ts";

/** A list of chats can be asked for by when a chat was made alone, so an old one would be looked for in all of them. */
const needsWebhook =
  'Its webhook "message in chat" is needed (the address stands below): without it nobody hears what people do in ' +
  "Sitniks, and a chat that is more than a day older than the customer's first words here is not found.";

/** Whether key, names and ids of the configuration are what the account has. Reads only. */
export async function examine(
  { dictionaries, shop, settings }: SitniksDeps,
  calls: VendorCalls,
): Promise<readonly Finding[]> {
  try {
    const managers = (await dictionaries.managers(calls)).map(({ id, name }) => ({ id, title: name }));
    const statuses = await dictionaries.orderStatuses(calls);
    const accounts = await dictionaries.accounts(calls);
    const keys = await dictionaries.novaPoshtaKeys(calls);
    return [
      { is: "well", text: "Sitniks accepts the key." },
      list("Managers", managers),
      ...[shop.managers.ai, ...listOf(shop.managers.person)].map((name) =>
        finding(hasTitle(managers, name), `the manager "${name}"`, "managers"),
      ),
      ...listOf(settings.personManagerId).map((id) =>
        finding(hasId(managers, id), `the manager ${id}`, settingName("personManagerId")),
      ),
      list("Order statuses", statuses),
      ...Object.entries(settings.orderStatuses).map(([name, title]) => orderStatus(name, title, statuses)),
      list("Accounts that payments go to", accounts),
      ...checkChosen(accounts, settings.settlementAccountId, settingName("settlementAccountId")),
      list("Keys of Nova Poshta", keys),
      ...checkChosen(keys, settings.novaPoshtaId, settingName("novaPoshtaId")),
      { is: "note", text: needsWebhook },
      { is: "note", text: `Chat statuses cannot be listed; create these: ${Object.values(shop.statuses).join(", ")}` },
    ];
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return [{ is: "wrong", text: whyUnasked(error.failure) }];
  }
}

function whyUnasked({ detail, code, ...failure }: Failure): string {
  // Also when the product itself has just used the key up: then nothing is wrong.
  const isBusy = failure.outcome === "retry" && failure.vendorIsWell === true;
  if (detail !== undefined) return detail;
  return isBusy
    ? "Sitniks allows 10 calls in 10 seconds, and they are used up: ask again in a minute."
    : `Sitniks cannot be asked (${code}): check SNITKIX_API_URL and the network.`;
}

const list = (what: string, all: readonly Titled[]): Finding => ({
  is: "note",
  text: `${what}: ${listTitles(all) || "none"}`,
});

/** Without a setting the account's only one is used, so there may be no second. */
function checkChosen(all: readonly Titled[], id: number | undefined, setting: string): Finding[] {
  if (id !== undefined) return [finding(hasId(all, id), `${id}`, setting)];
  return all.length < 2 ? [] : [{ is: "wrong", text: `Sitniks has several of these: name one in ${setting}.` }];
}

/** Not every shop has orders that are not paid yet. */
function orderStatus(name: string, title: string, statuses: readonly Titled[]): Finding {
  const is = hasTitle(statuses, title);
  const found = finding(is, `the order status "${title}"`, settingName(`orderStatuses.${name}`));
  const isSeldom = name === "new" || name === "pending_payment";
  const why = name === "new" ? "where a parcel is paid on receipt" : 'where a way to pay has crmOrder: "at_bill"';
  return is || !isSeldom ? found : { is: "note", text: `${found.text} It is needed ${why}.` };
}

const hasId = (all: readonly Titled[], id: number): boolean => all.some((each) => each.id === id);

const hasTitle = (all: readonly Titled[], title: string): boolean => all.some((each) => isSameTitle(each.title, title));

const listOf = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

const finding = (is: boolean, what: string, setting: string): Finding =>
  is ? { is: "well", text: `Sitniks has ${what}.` } : { is: "wrong", text: `Sitniks has not ${what} (${setting}).` };
