/** Names in brackets behind a word; nothing where there are none. */
export const listed = (names: readonly string[]): string => (names.length === 0 ? "" : ` (${names.join(", ")})`);
