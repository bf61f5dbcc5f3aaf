import { describe, expect, it } from "vitest";
import { type InboundKind, type Owner, ownerAfter, owners } from "../../src/core/index.ts";

const ownersAfter = (kind: InboundKind): readonly Owner[] => owners.map((owner) => ownerAfter(kind, owner));

describe("who answers the customer after an inbound", () => {
  it("stays as it is when the customer speaks, except that a closed matter is opened again for the AI", () => {
    expect(owners).toEqual(["ai", "waiting", "person", "closed"]);
    for (const kind of ["message", "message_edited", "button_pressed"] as const) {
      expect(ownersAfter(kind)).toEqual(["ai", "waiting", "person", "ai"]);
    }
  });

  it("is a person once one takes over or answers, the AI when it is given back, nobody when it is closed", () => {
    expect(ownersAfter("taken_over")).toEqual(["person", "person", "person", "person"]);
    expect(ownersAfter("person_message")).toEqual(["person", "person", "person", "person"]);
    expect(ownersAfter("given_back")).toEqual(["ai", "ai", "ai", "ai"]);
    expect(ownersAfter("closed")).toEqual(["closed", "closed", "closed", "closed"]);
  });

  it("is whose it was before the take that is undone", () => {
    expect(owners.map((before) => ownerAfter("take_undone", "person", before))).toEqual(owners);
  });

  it.each([
    "payment_decision",
    "payment_undone",
    "payment_received",
    "payment_refunded",
    "language_chosen",
    "customer_left",
    "delivery_trouble",
  ] as const)("is not changed by %s", (kind) => {
    expect(ownersAfter(kind)).toEqual(owners);
  });
});
