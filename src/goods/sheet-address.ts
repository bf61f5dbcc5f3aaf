/** What people copy from their browser is a page; this is the list behind it. */
export function listAddress(written: string): string {
  const [, key, rest = ""] =
    /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([\w-]{20,})(?:\/(.*))?$/.exec(written) ?? [];
  if (key === undefined || key === "e" || /^(?:export|gviz|pub)/.test(rest)) return written;
  const sheet = /[?&#]gid=(\d+)/.exec(rest)?.[1];
  return `https://docs.google.com/spreadsheets/d/${key}/export?format=csv${sheet === undefined ? "" : `&gid=${sheet}`}`;
}
