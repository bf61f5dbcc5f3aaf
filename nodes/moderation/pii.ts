import type { DigitGroup } from "../../src/core/reading/digit-groups.ts";
import { numbersIn } from "../../src/core/reading/mask-cards.ts";
import type { PiiSpan } from "./verdict.ts";

/** A phone as Ukrainians write one: +380…, 380…, 0…, or any other country's with its plus. */
function phonesIn(text: string, groups: readonly DigitGroup[]): PiiSpan[] {
  const spans: PiiSpan[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const head = groups[first];
    if (head === undefined) break;
    const plus = text[head.start - 1] === "+";
    let digits = "";
    let phone: PiiSpan | undefined;
    let taken = first;
    for (let at = first; at < groups.length && digits.length < 15; at += 1) {
      const part = groups[at];
      const before = groups[at - 1];
      if (part === undefined) break;
      if (at > first && before && !/^[ \u00a0().-]{1,3}$/.test(text.slice(before.end, part.start))) break;
      digits += part.digits;
      const isOurs = /^(?:380[3-9]\d{8}|0[3-9]\d{8})$/.test(digits);
      if (!isOurs && !(plus && /^[1-9]\d{9,14}$/.test(digits))) continue;
      phone = { kind: "phone", start: head.start - (plus ? 1 : 0), end: part.end };
      taken = at;
      if (isOurs) break;
    }
    if (phone !== undefined) {
      spans.push(phone);
      first = taken;
    }
  }
  return spans;
}

/** Found from the "@" outward with bounds, because a pattern over the whole would try every letter as a beginning. */
function emailsIn(text: string): PiiSpan[] {
  const spans: PiiSpan[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    // 64 and 255: the limits of RFC 5321.
    const name = /[\p{L}\p{N}._%+-]{1,64}$/u.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = /^(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/u.exec(text.slice(at + 1, at + 256))?.[0];
    if (name !== undefined && host !== undefined) {
      spans.push({ kind: "email", start: at - name.length, end: at + 1 + host.length });
    }
  }
  return spans;
}

/**
 * Two capital letters and six digits (the booklet), or nine digits where the word "passport" stands near (the card).
 */
function passportsIn(text: string): PiiSpan[] {
  const booklet = /(?<![\p{L}\p{N}])[АВЕІКМНОРСТХБГДЄЖЗЛПУФЦЧШЮЯ]{2}[ \u00a0]?№?[ \u00a0]?\d{6}(?!\d)/gu;
  const card = /(?<=(?:паспорт|passport|id[- ]?карт|айді)[^\d\n]{0,30})(?<!\d)\d{9}(?!\d)/giu;
  return [...text.matchAll(booklet), ...text.matchAll(card)].map(({ 0: written, index }) => ({
    kind: "passport",
    start: index,
    end: index + written.length,
  }));
}

const overlaps = (left: PiiSpan, right: { readonly start: number; readonly end: number }): boolean =>
  left.start < right.end && right.start < left.end;

interface PiiFound {
  readonly hidden: ReturnType<typeof numbersIn>["hidden"];
  /** All of it, in the order of the text, cards included, no two over the same characters. */
  readonly spans: readonly PiiSpan[];
}

/**
 * Cards are looked for in the whole text, however long, because all of it may be stored; the rest, which is only
 * reported, in its first `reportChars`.
 */
export function piiIn(text: string, reportChars: number): PiiFound {
  const { cards, hidden, ibans, groups } = numbersIn(text);
  const head = text.slice(0, reportChars);
  const spans: PiiSpan[] = [...cards.map(({ kind, start, end }) => ({ kind, start, end })), ...ibans];
  const certain = spans.filter(({ start }) => start < reportChars);
  const reported = groups.filter(({ end }) => end <= head.length);
  for (const span of [...emailsIn(head), ...phonesIn(head, reported), ...passportsIn(head)]) {
    if (certain.some((other) => overlaps(other, span))) continue;
    spans.push(span);
    certain.push(span);
  }
  return { hidden, spans: spans.sort((left, right) => left.start - right.start) };
}
