import type { Broken, House } from "./house.ts";

/** Folders of integrations/ that are no vendor's. */
const shared: readonly string[] = ["http", "helpdesk", "staff", "models", "rehearsal"];

/** Where a vendor may be named outside its folder, and why. One that is not needed any more is broken. */
const mayName: readonly { readonly at: RegExp; readonly vendor: string; readonly why: string }[] = [
  {
    at: /^nodes\/agent\/policy\//,
    vendor: "telegram",
    why: "customers and models name messengers in their sentences; the words are language, not wiring",
  },
  {
    at: /^nodes\/agent\/policy\//,
    vendor: "monobank",
    why: "models name banks when they say where to pay; the words are language, not wiring",
  },
  {
    at: /^nodes\/agent\/policy\//,
    vendor: "liqpay",
    why: "the same of ways to pay",
  },
  {
    at: /^nodes\/moderation\/self-harm\.ts$/,
    vendor: "slack",
    why: "an English word: to cut oneself some slack",
  },
  {
    at: /^integrations\/sitniks\/order-shape-origin\.ts$/,
    vendor: "telegram",
    why: "the older API wants to be told where an order comes from, in its own words",
  },
];

type Vendors = ReadonlyMap<string, RegExp>;

export function vendorNamesStay({ sources }: House): Broken[] {
  const vendors = vendorsIn(sources);
  return [
    ...[...sources].flatMap(([file, source]) => brokenVendor(file, source, vendors)),
    ...neededNoMore(sources, vendors),
  ];
}

/**
 * A vendor is a folder of integrations/; besides the folder's, it has the names that a file there lists as
 * `alsoKnownAs`.
 */
function vendorsIn(sources: House["sources"]): Vendors {
  const names = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const folder = /^integrations\/([a-z-]+)\//.exec(file)?.[1];
    if (folder === undefined || shared.includes(folder)) continue;
    const listed = /export const alsoKnownAs = \[([^\]]*)\]/.exec(source)?.[1] ?? "";
    const others = [...listed.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
    names.set(folder, [...(names.get(folder) ?? [folder]), ...others]);
  }
  return new Map([...names].map(([folder, all]) => [folder, new RegExp(all.join("|"), "i")]));
}

function brokenVendor(file: string, source: string, vendors: Vendors): Broken[] {
  if (/^(test|bench|examples|supabase)\/|^integrations\/index\.ts$/.test(file)) return [];
  const folder = /^integrations\/([a-z-]+)\//.exec(file)?.[1];
  return [...vendors]
    .filter(([vendor, name]) => vendor !== folder && name.test(source))
    .filter(([vendor]) => !mayName.some((each) => each.vendor === vendor && each.at.test(file)))
    .map(([vendor]) => ({ rule: "a vendor's name stays in its folder", file, what: `names ${vendor}` }));
}

const neededNoMore = (sources: House["sources"], vendors: Vendors): Broken[] =>
  mayName
    .filter(({ vendor }) => vendors.has(vendor))
    .filter(
      ({ at, vendor }) => ![...sources].some(([file, source]) => at.test(file) && vendors.get(vendor)?.test(source)),
    )
    .map(({ at, vendor }) => ({
      rule: "an exception that is needed",
      file: String(at),
      what: `does not name ${vendor}`,
    }));
