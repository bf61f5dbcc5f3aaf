/**
 * Zoho's data centres, by the word its callback uses. What is not in here is no data centre: the next request to the
 * address would carry our client secret. (zoho.com, multi-dc, 2026; sa, uk and cn by their pattern.)
 */
const ends = {
  us: "zoho.com",
  eu: "zoho.eu",
  in: "zoho.in",
  au: "zoho.com.au",
  jp: "zoho.jp",
  ca: "zohocloud.ca",
  sa: "zoho.sa",
  uk: "zoho.uk",
  cn: "zoho.com.cn",
} as const;

export type Place = keyof typeof ends;
export const places = Object.keys(ends) as readonly Place[];
export const isPlace = (word: string): word is Place => Object.hasOwn(ends, word);

export const accountsUrlOf = (place: Place): string => `https://accounts.${ends[place]}`;
export const deskUrlOf = (place: Place): string => `https://desk.${ends[place]}`;

/** Of the `accounts-server` that a callback names; undefined for any other address, however alike. */
export const placeOfAccountsServer = (address: string): Place | undefined =>
  places.find((place) => accountsUrlOf(place) === address.replace(/\/$/, ""));
