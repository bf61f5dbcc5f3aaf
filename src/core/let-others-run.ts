/**
 * Gives the event loop to whoever waits for it: timers, sockets, another customer's turn. Long work on what a stranger
 * sent calls it between its parts.
 */
export const letOthersRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
