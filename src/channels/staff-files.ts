import type { Files, StaffApp } from "../core/index.ts";

/** What people send in their own places, as bytes, beside what the channel keeps. */
export const withStaffFiles = (channel: Files, apps: readonly Pick<StaffApp, "surface" | "files">[]): Files => ({
  read: async (ref, signal, reserve) => {
    const at = apps.find(({ surface }) => ref.startsWith(`${surface}:`));
    return (at?.files ?? channel).read(ref, signal, reserve);
  },
});
