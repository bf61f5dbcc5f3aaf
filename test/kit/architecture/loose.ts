import type { Broken, House } from "./house.ts";

const allowed: ReadonlySet<string> = new Set(["src/main.ts", "src/app.ts", "src/index.ts"]);

/** What lies loose in `src/` has no room, and so no rule of its own. */
export const nothingLoose = ({ paths }: House): Broken[] =>
  [...paths]
    .filter((path) => /^src\/[^/]+$/.test(path) && !allowed.has(path))
    .map((file) => ({ rule: "only main, app and index lie loose in src/", file, what: "has no folder" }));
