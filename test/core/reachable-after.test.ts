import { describe, expect, it } from "vitest";
import { reachableAfter } from "../../src/core/index.ts";

describe("whether the customer can be reached after an inbound", () => {
  it.each(["message", "message_edited", "button_pressed"] as const)("yes, once they wrote: %s", (kind) => {
    expect(reachableAfter(kind, false)).toBe(true);
    expect(reachableAfter(kind, true)).toBe(true);
  });

  it("no, once they left", () => {
    expect(reachableAfter("customer_left", true)).toBe(false);
    expect(reachableAfter("customer_left", false)).toBe(false);
  });

  it.each(["person_message", "taken_over", "given_back", "closed", "payment_received", "delivery_trouble"] as const)(
    "as before, whatever the shop or a vendor does: %s",
    (kind) => {
      expect(reachableAfter(kind, true)).toBe(true);
      expect(reachableAfter(kind, false)).toBe(false);
    },
  );
});
