/** What it costs this process in processor time: a busy machine makes it wait longer, and hardly dearer. */
export function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
