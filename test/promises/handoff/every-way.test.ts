import { describe, expect, it } from "vitest";
import { handoffReasons } from "../../../src/core/index.ts";
import { inSmall } from "../../kit/in-small.ts";
import { surfaces } from "./surfaces.ts";
import { everyWay, isInSmall, shareOf, tryWays } from "./try-ways.ts";
import { ways } from "./ways.ts";

const names = Object.keys(surfaces).filter((name) => surfaces[name]?.helpdesk === undefined);

describe("every way to a person", () => {
  it("every reason for which a person is called has a way here", () => {
    expect(new Set(ways.map(({ reason }) => reason))).toEqual(new Set(handoffReasons));
  });

  it.each(inSmall(names.filter(isInSmall), names))(
    "is one notice, one brief, one status, and the same reason everywhere: %s",
    (name) => tryWays(name, inSmall(shareOf(name), everyWay)),
  );
});
