/**
 * Looks at one thing at a time by its id. Whoever asks while a look runs may have to tell what it did not see: all of
 * them together get one more, which begins when it has ended.
 */
export function oneMoreLook(look: (id: string) => Promise<void>): (id: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const following = new Map<string, Promise<void>>();
  const begin = (id: string): Promise<void> => {
    const run = look(id).finally(() => running.delete(id));
    running.set(id, run);
    return run;
  };
  return (id) => {
    const next = following.get(id);
    if (next !== undefined) return next;
    const run = running.get(id);
    if (run === undefined) return begin(id);
    const more = run
      .catch(() => undefined)
      .then(() => {
        following.delete(id);
        return begin(id);
      });
    following.set(id, more);
    return more;
  };
}
