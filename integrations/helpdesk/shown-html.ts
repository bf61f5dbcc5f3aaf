/** Where something begins that no reader sees. Office programs begin a mail with long styles. */
const hidden = /<!--|<(?:style|script|head|title)(?![a-z])/gi;
const ends: Readonly<Record<string, RegExp>> = {
  "<!--": /-->/g,
  "<style": /<\/style\s*>/gi,
  "<script": /<\/script\s*>/gi,
  "<head": /<\/head\s*>/gi,
  "<title": /<\/title\s*>/gi,
};

/** The same HTML without what is not shown. It is gone through once, whatever stands in it. */
export function shownHtml(html: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const begin = next(hidden, html, from);
    kept.push(html.slice(from, begin?.index));
    const end = begin && next(ends[begin[0].toLowerCase()], html, begin.index);
    // What is never ended goes on to the end of the page, as in a browser.
    if (end === undefined) return kept.join("");
    from = end.index + end[0].length;
  }
}

function next(pattern: RegExp | undefined, html: string, from: number): RegExpExecArray | undefined {
  if (pattern === undefined) return undefined;
  pattern.lastIndex = from;
  return pattern.exec(html) ?? undefined;
}
