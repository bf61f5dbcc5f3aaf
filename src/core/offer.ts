import { createHash } from "node:crypto";

/**
 * What a customer can choose without words. It carries ids alone: prices, stock and whose it is are read when it is
 * chosen, which may be days after it was offered.
 */
export interface Offer {
  /** What stands on the button, or beside the number. */
  readonly label: string;
  /** What is to be done; `nodes/guided/acts/` has one file for each. */
  readonly act: string;
  readonly ids: readonly string[];
}

/** The least that a channel we know gives back with a press. */
export const offerMaxBytes = 64;
const mark = "c";
const parts = ":";
/** Before the digest of an id that is too long to be carried. */
const digestMark = "~";
const digestChars = 12;

/** An offer as a button carries it. An id that has no room is carried as its digest. */
export function writeOffer({ act, ids }: Pick<Offer, "act" | "ids">): string {
  const room = offerMaxBytes - Buffer.byteLength([mark, act, ""].join(parts));
  const each = Math.floor((room + 1) / Math.max(1, ids.length)) - 1;
  return [mark, act, ...ids.map((id) => carried(id, each))].join(parts);
}

/** Undefined for what is no offer: buttons of older versions, and what was made up. */
export function readOffer(data: string): Omit<Offer, "label"> | undefined {
  const [first, act = "", ...ids] = data.split(parts);
  return first === mark && /^[a-z_]{1,20}$/.test(act) ? { act, ids: ids.map(decoded) } : undefined;
}

/** Whether a carried id is this one. */
export const isCarriedId = (read: string, id: string): boolean => read === id || read === digestOf(id);

function carried(id: string, room: number): string {
  const written = encodeURIComponent(id).replaceAll("%20", " ");
  const plain = /[:%~]/.test(id) ? written : id;
  return Buffer.byteLength(plain) <= room ? plain : digestOf(id);
}

function decoded(id: string): string {
  try {
    return id.includes("%") ? decodeURIComponent(id) : id;
  } catch {
    return id;
  }
}

const digestOf = (id: string): string =>
  `${digestMark}${createHash("sha256").update(id).digest("base64url").slice(0, digestChars)}`;
