import type { Broken, House } from "./house.ts";

/** By folder, how the name looks in code and text. "slack" is also an English word: only its name-like uses count. */
const vendors: Readonly<Record<string, RegExp>> = {
  sitniks: /sitniks/i,
  zendesk: /zendesk/i,
  gorgias: /gorgias/i,
  zammad: /zammad/i,
  erpnext: /erpnext/i,
  zoho: /zoho/i,
  slack: /Slack|SLACK|slack[._-]/,
};

export const vendorNamesStay = ({ sources }: House): Broken[] =>
  [...sources].flatMap(([file, source]) => brokenVendor(file, source));

function brokenVendor(file: string, source: string): Broken[] {
  if (/^(test|bench|examples|supabase)\/|^src\/config\//.test(file)) return [];
  const folder = /^integrations\/([a-z-]+)\//.exec(file)?.[1];
  if (file === "integrations/index.ts") return [];
  return Object.entries(vendors)
    .filter(([vendor, name]) => vendor !== folder && name.test(source))
    .map(([vendor]) => ({ rule: "a vendor's name stays in its folder", file, what: `names ${vendor}` }));
}
