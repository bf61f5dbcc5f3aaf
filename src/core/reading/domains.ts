import { parse } from "tldts";

/** No zones, but read as ones by people who spell an address in Cyrillic: "магазин.юа". */
const spokenZones: ReadonlySet<string> = new Set(["юа", "нет", "ру", "інфо", "onion"]);

/** Whether this is the end of a domain name that can be registered: "ua", "boutique", "укр". */
export function isZone(label: string): boolean {
  const zone = label.toLowerCase();
  if (spokenZones.has(zone)) return true;
  return parse(`example.${zone}`, { allowPrivateDomains: false, extractHostname: false }).isIcann === true;
}

/** RFC 1035 allows 127 labels in a name; more is no address. */
const mostLabels = 127;

/** The longest beginning of "a.b.c" that can be a domain name: of "evil.com.Дякую" it is "evil.com". */
export function domainIn(name: string): string | undefined {
  const labels = name.split(".", mostLabels);
  const end = labels.findLastIndex((label, at) => at > 0 && isZone(label));
  return end === -1 ? undefined : labels.slice(0, end + 1).join(".");
}

const label = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,62}[\\p{L}\\p{N}])?";
/** Names with dots as a pattern's source; no e-mail's second half. What follows the name is not in it. */
export const dottedName = `(?<![\\p{L}\\p{N}@._-])(?:${label}\\.)+${label}(?![\\p{L}\\p{N}])`;
const dottedNames = new RegExp(dottedName, "gu");

/** "98.cm", "0.5.kg": the zones of Cameroon and Kyrgyzstan, and a length and a weight. */
export const isMeasure = (name: string): boolean => /^[\d.]+\.(?:cm|mm|km|kg|ml)$/iu.test(name);

/** The host names that stand in a text without a scheme. */
export const hostsIn = (text: string): string[] =>
  [...text.matchAll(dottedNames)].flatMap(([name]) => (isMeasure(name) ? [] : (domainIn(name) ?? [])));
