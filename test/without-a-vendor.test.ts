import { afterEach, beforeEach, expect, it } from "vitest";
import { channels, crms, helpdesks } from "../integrations/index.ts";
import { copyHouse, guardMs, type HouseCopy } from "./kit/house-copy.ts";
import { inSmall } from "./kit/in-small.ts";

let house: HouseCopy;
beforeEach(() => {
  house = copyHouse();
});
afterEach(() => house.close());

/** Its folder, and what the registry says of it: an import, and a word in a list. */
function remove(vendor: string): void {
  house.remove(`integrations/${vendor}`);
  house.editLines("integrations/index.ts", (line) =>
    line.includes(`./${vendor}/`) ? undefined : line.replace(new RegExp(`(?<=[{ ])${vendor}(, |(?= ))`), ""),
  );
}

const vendors = [...Object.keys(helpdesks), ...Object.keys(crms), ...Object.keys(channels)];

it.each(inSmall([], vendors))(
  "without %s's folder and its line in the registry the rest compiles",
  (vendor) => {
    remove(vendor);
    expect(() => house.compile()).not.toThrow();
  },
  guardMs,
);

it(
  "without any vendor the rest compiles, and the product answers in the terminal",
  () => {
    for (const vendor of vendors) remove(vendor);
    expect(() => house.compile()).not.toThrow();
    expect(house.chat(["Добрий день!"])).toContain("AI-помічник");
  },
  guardMs,
);
