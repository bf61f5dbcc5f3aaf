import { domainIn, dottedName, isMeasure } from "../../../src/core/reading/domains.ts";
import type { Evidence } from "./evidence.ts";
import { type Sifted, sift } from "./sift.ts";
import { withoutDisguise } from "./undisguise-links.ts";
import type { ViolationCode } from "./violation.ts";

const withScheme = /(?:[\p{L}][\p{L}\d+.-]{1,12}:\/\/|www\.|(?:mailto|tel|sms|viber|tg):)[^\s<>"]*/giu;
const bare = new RegExp(`(?<name>${dottedName})(?<rest>[:/?#][^\\s<>"]*)?`, "gu");
const address = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])(?:[:/][^\s<>"]*)?/gu;
/** 64 and 63: the longest name and the longest part of a host (RFC 5321, RFC 1035). */
const email =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}\s?(?:@|[([{]\s?(?:at|ет|собака|собачка)\s?[)\]}]|\sсобака\s|\sсобачка\s)\s?[\p{L}\d-]{1,63}(?:\s?\.\s?[\p{L}\d-]{1,63})+/giu;
const handle = /@\s?[\p{L}\d_.]{2,}/gu;

/**
 * Only links that data holds or whose host the shop allows, and no address, handle or e-mail that it never published.
 */
export function checkLinks(sifted: Sifted, evidence: Evidence): Sifted {
  const plain = { ...sifted, text: withoutDisguise(sifted.text) };
  const contacts = [email, handle].reduce(
    (left, pattern) =>
      sift(left, pattern, ([found]) =>
        evidence.contacts.has(trimmedEnd(found).toLowerCase()) ? "fine" : "phone_number",
      ),
    plain,
  );
  const judge = (found: string): "fine" | "link_unknown" =>
    isAllowed(trimmedEnd(found), evidence) ? "fine" : "link_unknown";
  const schemes = sift(contacts, withScheme, ([found]) => judge(found));
  const names = sift(schemes, bare, ({ groups }) => judgeName(groups?.["name"] ?? "", groups?.["rest"] ?? "", judge));
  return sift(names, address, ([found]) => judge(found));
}

/**
 * A name with dots is a link when it ends in a zone, or when a path follows. "готово.Дякую" is a missing space: what
 * stands behind the dot is a word with a capital. A link that is fine stays in the text when a word is glued to it.
 */
function judgeName(
  name: string,
  rest: string,
  judge: (found: string) => "fine" | "link_unknown",
): ViolationCode | "fine" | "other" {
  if (rest.startsWith("/") && /\.[a-z]{2,12}$/i.test(name)) return judge(name + rest);
  if (isMeasure(name)) return "other";
  const said = rest === "" ? name.replace(/\.\p{Lu}\p{Ll}+$/u, "") : name;
  const domain = domainIn(said);
  if (domain === undefined) return "other";
  if (domain === name) return judge(name + rest);
  return judge(domain) === "fine" ? "other" : "link_unknown";
}

const trimmedEnd = (found: string): string => found.trim().replace(/(?<![.,;:!?)\]}'"])[.,;:!?)\]}'"]+$/u, "");

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
