/** A link of Markdown's, or an address as it stands: with a scheme or `www`, or a host and what follows it. */
const linkOrAddress = new RegExp(
  [
    "(\\[)([^\\[\\]\\n]{1,300})(\\]\\((?:(?:https?|tg):\\/\\/[^\\s()]{1,1000}|mailto:[^\\s()]{1,300})\\))", // 1, 2, 3
    "(?:(?:https?|tg):\\/\\/|www\\.)[^\\s<>`[\\]]+",
    "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}\\.){1,8}\\p{L}{2,24}(?::\\d{1,5})?[/?#][^\\s<>`[\\]]*",
    // One that is in the text already would be taken for ours.
    "\\uE000",
  ].join("|"),
  "giu",
);

/** Stands for an address while marks are looked for: a sign that people do not type and that is in no mark. */
export const placeholder = "\uE000";

/**
 * An address as one sign, so that the underscores and asterisks in it are no marks; `shown` puts the addresses back, in
 * order.
 */
export function withoutAddresses(text: string): { readonly bare: string; readonly shown: (part: string) => string } {
  const addresses: string[] = [];
  const bareOf = (part: string): string =>
    part.replace(linkOrAddress, (whole: string, open?: string, label = "", target = "") => {
      if (open !== undefined) return `${open}${bareOf(label)}${target}`;
      const address = withoutTail(whole);
      addresses.push(address);
      return placeholder + whole.slice(address.length);
    });
  const bare = bareOf(text);
  let next = 0;
  return { bare, shown: (part) => part.replaceAll(placeholder, () => addresses[next++] ?? "") };
}

/** What follows an address in a sentence or closes a mark around it is not its own; a bracket that it opened is. */
function withoutTail(address: string): string {
  let openCount = address.split("(").length - address.split(")").length;
  let end = address.length;
  for (; end > 1; end -= 1) {
    const last = address[end - 1] ?? "";
    if (last === ")" && openCount >= 0) break;
    if (!/[*_~.,;:!?)"'»”…\\]/.test(last)) break;
    if (last === ")") openCount += 1;
  }
  return address.slice(0, end);
}
