/**
 * Telegram's published limits, enforced: about 30 messages a second over all chats, one a second in a chat with short
 * bursts allowed (taken as 5 in 5 s), 20 a minute in a group. Whoever runs into one is told how many seconds to wait,
 * and each further try before that is refused as well.
 */
export interface Flood {
  /** 0 when the message may go, else the seconds to wait. */
  admit(chatId: string): number;
  /** The same for what leaves no message behind ("typing", drafts): it counts over all chats alone. */
  admitSign(): number;
  readonly refusals: number;
}

const all = { calls: 30, perMs: 1_000 };
const chat = { calls: 5, perMs: 5_000 };
const group = { calls: 20, perMs: 60_000 };

export function createFlood(now: () => number): Flood {
  const sentAt = new Map<string, number[]>();
  const blockedUntil = new Map<string, number>();
  let refusals = 0;

  const waitFor = (key: string, { calls, perMs }: typeof all): number => {
    const times = sentAt.get(key) ?? [];
    const inWindow = times.filter((at) => at > now() - perMs);
    sentAt.set(key, inWindow);
    const oldest = inWindow[inWindow.length - calls];
    return Math.max(oldest === undefined ? 0 : oldest + perMs - now(), (blockedUntil.get(key) ?? 0) - now(), 0);
  };

  const admitted = (limits: readonly (readonly [string, typeof all])[]): number => {
    const waits = limits.map(([key, limit]) => [key, waitFor(key, limit)] as const);
    const [worst] = waits.toSorted(([, a], [, b]) => b - a);
    if (worst !== undefined && worst[1] > 0) {
      refusals += 1;
      const seconds = Math.ceil(worst[1] / 1_000);
      blockedUntil.set(worst[0], now() + seconds * 1_000);
      return seconds;
    }
    for (const [key] of limits) sentAt.get(key)?.push(now());
    return 0;
  };

  return {
    admit: (chatId) =>
      admitted([
        ["all", all],
        [chatId, chatId.startsWith("-") ? group : chat],
      ]),
    admitSign: () => admitted([["all", all]]),
    get refusals() {
      return refusals;
    },
  };
}
