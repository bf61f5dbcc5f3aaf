/**
 * What the work comes to, or what giving up answers (or throws) once the signal is aborted: not everybody who is handed
 * a signal listens to it. The work itself goes on, and its result is dropped.
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal, giveUp: () => T): Promise<T> {
  const aborted = Promise.withResolvers<void>();
  const abort = (): void => aborted.resolve();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted.promise.then(giveUp)]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
