/** What some work took of the processor, in milliseconds. What else the machine does meanwhile does not count. */
interface Hold {
  /** The longest that it kept the event loop to itself. */
  readonly longestMs: number;
  readonly wholeMs: number;
}

export async function holdOf(work: () => Promise<unknown>): Promise<Hold> {
  let longestMs = 0;
  let wholeMs = 0;
  let isOver = false;
  let before = process.threadCpuUsage();
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    const heldMs = (user + system) / 1_000;
    longestMs = Math.max(longestMs, heldMs);
    wholeMs += heldMs;
    before = process.threadCpuUsage();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  try {
    await work();
  } finally {
    isOver = true;
  }
  await new Promise((resolve) => setImmediate(resolve));
  return { longestMs, wholeMs };
}
