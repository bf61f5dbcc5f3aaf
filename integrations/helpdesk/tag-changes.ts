/** What to add and what to take away, where a vendor changes tags one by one. */
export const tagChanges = (present: readonly string[], wanted: readonly string[]) => ({
  added: wanted.filter((tag) => !present.includes(tag)),
  removed: present.filter((tag) => !wanted.includes(tag)),
});
