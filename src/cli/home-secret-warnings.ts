import type { App } from "../app.ts";

/** What only the process that opens the home can know of its secret. */
export function homeSecretWarnings({ home, migrated }: Pick<App, "home" | "migrated">): readonly string[] {
  const { secretFile } = home;
  if (secretFile === undefined) return [];
  const { path, wasMade, wasOpenToOthers } = secretFile;
  // A home of an earlier version has none, and is migrated in the same moment.
  const isLost = wasMade && migrated.length === 0;
  return [
    ...(isLost
      ? [`There was no secret at ${path}: a new one was made. Put the old one back from a copy, if there is one.`]
      : []),
    ...(wasOpenToOthers
      ? [`Other users of this machine could read ${path} until now. Change it: deskgraph secret rotate.`]
      : []),
  ];
}
