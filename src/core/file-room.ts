import { ByteRoom } from "./byte-room.ts";

/**
 * Files of all customers together that one process has in memory: all of one ticket (25 MB), or one of the largest that
 * a customer can send (Bot API, 20 MB) beside small ones. With it the process stays within 300 MB.
 */
const processRoom = new ByteRoom(25_000_000);

/**
 * Asked before a file's bytes are fetched: waits for room, and answers how many bytes may be fetched. Undefined: it is
 * larger than it may be.
 */
export type ReserveBytes = (of: {
  /** As far as it was told. */
  readonly sizeBytes?: number | undefined;
  readonly maxBytes: number;
}) => Promise<number | undefined>;

/** Room for one file, from before it is fetched until the work with it has ended. */
export const withRoomForFile = <T>(signal: AbortSignal, work: (reserve: ReserveBytes) => Promise<T>): Promise<T> =>
  withRoom(work, (bytes) => processRoom.take(bytes, signal));

/**
 * The same for several files that are needed at a time. The room is taken at once: two that wait for each other's would
 * wait for ever.
 */
export const withRoomForFiles = <T>(
  of: { readonly maxBytes: number; readonly signal: AbortSignal },
  work: (reserve: ReserveBytes) => Promise<T>,
): Promise<T> => {
  let taken: Promise<() => void> | undefined;
  return withRoom(work, () => {
    taken ??= processRoom.take(of.maxBytes, of.signal);
    return taken;
  });
};

async function withRoom<T>(
  work: (reserve: ReserveBytes) => Promise<T>,
  take: (bytes: number) => Promise<() => void>,
): Promise<T> {
  const taken: (() => void)[] = [];
  try {
    return await work(async ({ sizeBytes, maxBytes }) => {
      const bytes = sizeBytes ?? maxBytes;
      if (bytes > maxBytes) return undefined;
      taken.push(await take(bytes));
      return bytes;
    });
  } finally {
    for (const giveBack of taken) giveBack();
  }
}
