import type { Broken, House } from "./house.ts";
import { camel } from "./spelling.ts";

/** Folders of integrations/ that are no vendor: the way out for all, what helpdesks and staff surfaces share, models. */
const noVendors: ReadonlySet<string> = new Set(["http", "helpdesk", "staff", "models", "rehearsal"]);

/** An index that exports the vendor as data, a README, a fake to try it against, a test. */
export function vendorsHaveTheirShape({ paths, sources }: House): Broken[] {
  const folders = new Set([...paths].flatMap((path) => /^integrations\/([a-z-]+)\//.exec(path)?.[1] ?? []));
  return [...folders]
    .filter((vendor) => !noVendors.has(vendor))
    .flatMap((vendor) => {
      const index = sources.get(`integrations/${vendor}/index.ts`) ?? "";
      const hasTest = [...paths].some(
        (path) => path.startsWith(`test/integrations/${vendor}/`) && /\.test\.ts$/.test(path),
      );
      const missing = [
        new RegExp(`^export const ${camel(vendor)}\\b[^=\\n]* = \\{`, "m").test(index)
          ? []
          : [`index.ts does not export ${camel(vendor)} as data`],
        paths.has(`integrations/${vendor}/README.md`) ? [] : ["has no README.md"],
        paths.has(`test/fakes/${vendor}.ts`) ? [] : ["has no fake"],
        hasTest ? [] : ["has no test"],
      ].flat();
      return missing.map((what) => ({ rule: "a vendor has its shape", file: `integrations/${vendor}/`, what }));
    });
}
