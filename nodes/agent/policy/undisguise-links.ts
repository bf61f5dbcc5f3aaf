import { isZone } from "../../../src/core/reading/domains.ts";

/** Before these a dot may stand apart: "shop . com". Common enough to be meant, and no everyday words. */
const certainZones = "com|net|org|ua|ru|io|xyz|biz|info|site|store|shop|online|укр|рф|ком|юа|нет";
const dotWords = "крапка|точка|крапочка|dot|дот|пункт|krapka|tochka";

const disguisedScheme = /h(?:xx|tt)ps?\s?:\s?\/\s?\//giu;
const bracketedDot = /\s{0,3}[([{]\s{0,3}\.\s{0,3}[)\]}]\s{0,3}/gu;
const dotInWords = new RegExp(
  `(?<=[\\p{L}\\d])\\s{0,3}[([{]?\\s{0,3}(?:${dotWords})\\s{0,3}[)\\]}]?\\s{0,3}(?=(?<zone>\\p{L}{2,24})(?![\\p{L}\\d]))`,
  "giu",
);
const spacedDot = new RegExp(`(?<=[\\p{L}\\d]) ?\\. ?(?=(?:${certainZones})(?![\\p{L}\\d.]))`, "gu");

/** "hxxps : //", "shop(.)com", "shop крапка com" and "shop . com" as the links that people make of them. */
export const withoutDisguise = (text: string): string =>
  text
    .replace(disguisedScheme, (scheme) => (/s/i.test(scheme) ? "https://" : "http://"))
    .replace(bracketedDot, ".")
    .replace(dotInWords, (dot, zone: string) => (isZone(zone) ? "." : dot))
    .replace(spacedDot, ".");
