/** What a customer sent lately. `texts` and `ats` end with the newest message; when both are full they go in pairs. */
export interface RecentMessages {
  readonly recentAts: readonly string[];
  readonly recentTexts: readonly string[];
  readonly now: string;
}

/**
 * No person types nine messages in ten seconds. A forwarded album or a pasted list is that many, once, and is answered.
 */
const burstMessages = 9;
const burstMs = 10_000;
/** The same words four times over: "так" is a fair answer to four questions in a minute, a long text is not. */
const sameTexts = 4;
const shortTextChars = 20;
const sameShortMs = 20_000;
const sameLongMs = 600_000;

/** Older ones are not compared: whoever sends more in this time floods the chat by their number. */
const comparedMessages = 20;
/** Two texts that agree this far are the same; comparing more would let a huge one cost time. */
const comparedChars = 2_000;

const comparable = (text: string): string =>
  text.slice(0, comparedChars).normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

export function floodIn({ recentAts, recentTexts, now }: RecentMessages): string[] {
  const nowMs = Date.parse(now);
  // An unreadable time proves nothing, and a clock ahead of ours must not hide a flood.
  const times = recentAts.map((at) => Math.min(Date.parse(at), Number.isNaN(nowMs) ? Number.POSITIVE_INFINITY : nowMs));
  const newest = times.at(-1) ?? Number.NaN;
  const burst = times.filter((at) => newest - at < burstMs).length;
  const last = comparable(recentTexts.at(-1) ?? "");
  const windowMs = last.length < shortTextChars ? sameShortMs : sameLongMs;
  const compared = recentTexts.slice(-comparedMessages);
  const offset = recentAts.length - compared.length;
  const same = compared.filter((text, at) => {
    const sentAt = times[at + offset];
    return comparable(text) === last && sentAt !== undefined && newest - sentAt < windowMs;
  }).length;
  return [
    ...(burst >= burstMessages ? ["flood.burst"] : []),
    ...(last !== "" && same >= sameTexts ? ["flood.same_text"] : []),
  ];
}
