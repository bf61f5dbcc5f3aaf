import { domainZones, dotWords } from "./domain-zones.ts";
import type { Evidence } from "./evidence.ts";
import { type Sifted, sift } from "./sift.ts";

const zones = domainZones.join("|");
const strongZones = "com|net|org|ua|ru|io|xyz|biz|info|site|store|shop|online|укр|рф|ком|юа|нет";
const spoken = new RegExp(
  `(?<=[\\p{L}\\d])\\s*[([{]?\\s*(?:${dotWords.join("|")})\\s*[)\\]}]?\\s*(?=(?:${zones})(?![\\p{L}\\d]))`,
  "giu",
);
const bracketedDot = /\s{0,3}[([{]\s{0,3}\.\s{0,3}[)\]}]\s{0,3}/gu;
const spacedDot = new RegExp(`(?<=[\\p{L}\\d]) ?\\. ?(?=(?:${strongZones})(?![\\p{L}\\d.]))`, "gu");
const withScheme = /(?:[\p{L}][\p{L}\d+.-]{1,12}:\/\/|www\.|(?:mailto|tel|sms|viber|tg):)[^\s<>"]*/giu;
const bare = new RegExp(
  `(?<![\\p{L}\\d@._-])(?:[\\p{L}\\d](?:[\\p{L}\\d_-]{0,62}[\\p{L}\\d])?\\.)+(?:(?:${zones})|[a-z]{2,12}(?=/))(?![\\p{L}\\d])(?:[:/?#][^\\s<>"]*)?`,
  "giu",
);
const address = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])(?:[:/][^\s<>"]*)?/gu;
const email =
  /[\p{L}\d._%+-]+\s?(?:@|[([{]\s?(?:at|ет|собака|собачка)\s?[)\]}]|\sсобака\s|\sсобачка\s)\s?[\p{L}\d-]+(?:\s?\.\s?[\p{L}\d-]+)+/giu;
const handle = /@\s?[\p{L}\d_.]{2,}/gu;

/** Only links that data holds or whose host the shop allows, and no address, handle or e-mail that it never published. */
export function checkLinks(sifted: Sifted, evidence: Evidence): Sifted {
  const plain = sifted.text
    .replace(/h(?:xx|tt)ps?\s?:\s?\/\s?\//giu, (scheme) => (/s/i.test(scheme) ? "https://" : "http://"))
    .replace(bracketedDot, ".")
    .replace(spoken, ".")
    .replace(spacedDot, ".");
  const steps = sift({ ...sifted, text: plain }, email, ([found]) =>
    evidence.contacts.has(tidy(found).toLowerCase()) ? "fine" : "phone_number",
  );
  const handles = sift(steps, handle, ([found]) =>
    evidence.contacts.has(tidy(found).toLowerCase()) ? "fine" : "phone_number",
  );
  return [withScheme, bare, address].reduce(
    (left, pattern) =>
      sift(left, pattern, ([found]) => {
        if (pattern === bare && isSentenceJoin(found)) return "other";
        return isAllowed(tidy(found), evidence) ? "fine" : "link_unknown";
      }),
    handles,
  );
}

const tidy = (found: string): string => found.trim().replace(/[.,;:!?)\]}'"]+$/u, "");

/** "готово.Дякую" is a missing space: behind the dot stands a capital, before it no link ever has one alone. */
const isSentenceJoin = (found: string): boolean => /^[^/]*\.\p{Lu}\p{Ll}+$/u.test(found);

function isAllowed(found: string, { links, linkHosts }: Evidence): boolean {
  if (links.has(found)) return true;
  const whole = /^[a-z][a-z\d+.-]*:/i.test(found) && !/^[\p{L}\d.-]+:\d/u.test(found) ? found : `https://${found}`;
  if (links.has(whole)) return true;
  // Anything that URL parsers are known to disagree on is no link of ours.
  if (/[\\@\s]|[^\x21-\x7e]/u.test(whole) || !URL.canParse(whole)) return false;
  const url = new URL(whole);
  if (url.protocol !== "https:" && url.protocol !== "http:") return false;
  // A long number in an address of the shop that data does not hold would be a way to show an account.
  if (/(?:\d[-_./+%]*){9}/.test(`${url.pathname}${url.search}${url.hash}`)) return false;
  return url.port === "" && linkHosts.has(url.hostname.replace(/^www\./, ""));
}
