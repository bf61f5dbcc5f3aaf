import type { HouseCopy } from "./house-copy.ts";

/** A vendor's folder, and what the registry says of it: an import, and a word in a list. */
export function removeVendor(house: HouseCopy, vendor: string): void {
  house.remove(`integrations/${vendor}`);
  house.editLines("integrations/index.ts", (line) =>
    line.includes(`./${vendor}/`) ? undefined : line.replace(new RegExp(`(?<=[{ ])${vendor}(, |(?= ))`), ""),
  );
}
