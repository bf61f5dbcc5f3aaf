import { describe, it } from "vitest";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { inSmall } from "../../kit/in-small.ts";
import { everyWay, isInSmall, shareOf, tryWays } from "./try-ways.ts";

const names = Object.keys(testVendors);

describe("every way to a person of a helpdesk", () => {
  it.each(inSmall(names.filter(isInSmall), names))(
    "is one notice, one ticket with one brief, one status, and the same reason everywhere: %s",
    (name) => tryWays(name, inSmall(shareOf(name), everyWay)),
  );
});
