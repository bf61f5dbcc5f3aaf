/** An answer of code's own that a chat may need often, and so has several wordings. */
type Reworded = "notUnderstood" | "unread" | "noted" | "proofAdded" | "awaitedAgain";

/** How often a chat was given each of them. */
export type TimesSaid = Readonly<Record<string, number>>;

interface Worded {
  readonly text: string;
  readonly timesSaid: TimesSaid;
}

/**
 * The next wording of an answer, and the count with it. A long chat is counted, and not searched: the model's memory
 * keeps the newest messages alone. Who has read all wordings reads the first one again.
 */
export function nextWording(timesSaid: TimesSaid, answer: Reworded, wordings: readonly [string, ...string[]]): Worded {
  const times = timesSaid[answer] ?? 0;
  return { text: wordings[times % wordings.length] ?? wordings[0], timesSaid: { ...timesSaid, [answer]: times + 1 } };
}
