import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/core/index.ts";

describe("where a ticket is", () => {
  it("is a helpdesk, and the account there where the vendor has several", () => {
    expect(placeOf({ helpdesk: { name: "acme" }, account: "shop" })).toEqual({ helpdesk: "acme", account: "shop" });
    expect(placeOf({ helpdesk: { name: "acme" } })).toEqual({ helpdesk: "acme" });
  });
});
