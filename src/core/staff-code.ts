import { createHash, randomInt } from "node:crypto";

/** Without letters and digits that look alike: a person types it on a phone. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** 31 signs, 8 of them: 850 thousand million codes, and each is good for an hour. */
const codeChars = 8;

export const staffCodeMs = 3_600_000;

/** `K7QF-2M9D` */
export function drawStaffCode(): string {
  const signs = Array.from({ length: codeChars }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** As it is kept: a dash and small letters make no difference. */
export const staffCodeHash = (typed: string): string =>
  createHash("sha256")
    .update(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
    .digest("hex");
