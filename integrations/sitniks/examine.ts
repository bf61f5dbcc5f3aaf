import { type Finding, HttpRefusal, unpaced } from "../../src/core/index.ts";
import type { SitniksDeps } from "./deps.ts";

/** Whether key, names and ids of the configuration are what the account has. Reads only. */
export async function examine({ dictionaries, shop }: SitniksDeps, signal: AbortSignal): Promise<readonly Finding[]> {
  const calls = unpaced(signal);
  try {
    const managers = await dictionaries.managers(calls);
    const statuses = await dictionaries.orderStatuses(calls);
    const hasManager = (name: string): boolean =>
      managers.some((manager) => manager.name.trim().toLowerCase() === name.trim().toLowerCase());
    const hasStatus = (title: string): boolean =>
      statuses.some((status) => status.title.trim().toLowerCase() === title.trim().toLowerCase());
    const { crm } = shop;
    return [
      { is: "well", text: "Sitniks accepts the key." },
      { is: "note", text: `Managers: ${managers.map(({ id, name }) => `${name} (${id})`).join(", ") || "none"}` },
      {
        is: "note",
        text: `Order statuses: ${statuses.map(({ id, title }) => `${title} (${id})`).join(", ") || "none"}`,
      },
      ...[shop.managers.ai, ...(shop.managers.person === undefined ? [] : [shop.managers.person])].map((name) =>
        told(hasManager(name), `the manager "${name}"`, "managers"),
      ),
      ...(crm.personManagerId === undefined
        ? []
        : [
            told(
              managers.some(({ id }) => id === crm.personManagerId),
              `the manager ${crm.personManagerId}`,
              "crm.personManagerId",
            ),
          ]),
      ...Object.entries(crm.orderStatuses).map(([name, title]) =>
        told(hasStatus(title), `the order status "${title}"`, `crm.orderStatuses.${name}`),
      ),
      { is: "note", text: `Chat statuses cannot be listed; create these: ${Object.values(shop.statuses).join(", ")}` },
    ];
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error;
    const { detail, code } = error.failure;
    return [
      { is: "wrong", text: detail ?? `Sitniks cannot be asked (${code}): check SNITKIX_API_URL and the network.` },
    ];
  }
}

const told = (is: boolean, what: string, setting: string): Finding =>
  is ? { is: "well", text: `Sitniks has ${what}.` } : { is: "wrong", text: `Sitniks has not ${what} (${setting}).` };
