interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

interface BatchOptions {
  readonly maxCount: number;
  /** Batches that run at the same time. */
  readonly maxAtOnce: number;
}

/**
 * Does together what is asked for at the same time. Nothing ever waits for company: the first goes at once and alone,
 * and what comes while it is under way goes with the next. So quiet times cost nothing, and a rush costs one commit for
 * many.
 */
export function batched<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { maxCount, maxAtOnce }: BatchOptions,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = 0;

  async function run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const result = results[at];
        if (result === undefined) reject(new Error("A batch answered less than it was asked"));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function start(): void {
    while (running < maxAtOnce && waiting.length > 0) {
      running += 1;
      void run(waiting.splice(0, maxCount)).finally(() => {
        running -= 1;
        start();
      });
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
