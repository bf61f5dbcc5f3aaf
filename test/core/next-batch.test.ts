import { describe, expect, it } from "vitest";
import { batchMaxCount, conversationId, type Inbound, inboundId, nextBatch } from "../../src/core/index.ts";

const received = (id: string) => ({
  id: inboundId(id),
  conversationId: conversationId("c_1"),
  at: "2026-01-14T08:00:00.000Z",
});
const message = (id: string): Inbound => ({ ...received(id), kind: "message", text: id, attachments: [] });
const edit = (id: string, of: string): Inbound => ({
  ...received(id),
  kind: "message_edited",
  of: inboundId(of),
  text: id,
});
const press = (id: string): Inbound => ({ ...received(id), kind: "button_pressed", label: "Так", data: "yes" });
const decision = (id: string): Inbound => ({
  ...received(id),
  kind: "payment_decision",
  billId: "b_1",
  paid: true,
  by: "Марія",
});
const idsOf = (inbounds: readonly Inbound[]): readonly string[] => inbounds.map(({ id }) => id);

describe("the next batch", () => {
  it("is what the customer says in a row: messages, edits and presses", () => {
    const waiting = [message("1"), edit("2", "1"), press("3"), decision("4"), message("5")];
    expect(idsOf(nextBatch(waiting))).toEqual(["1", "2", "3"]);
  });

  it("is a single inbound where that is not the customer's", () => {
    expect(idsOf(nextBatch([decision("1"), message("2")]))).toEqual(["1"]);
    expect(idsOf(nextBatch([decision("1"), decision("2")]))).toEqual(["1"]);
  });

  it("is empty when nothing waits, and a portion of a flood", () => {
    expect(nextBatch([])).toEqual([]);
    const flood = Array.from({ length: batchMaxCount + 1 }, (_, n) => message(`${n}`));
    expect(idsOf(nextBatch(flood))).toEqual(idsOf(flood.slice(0, 100)));
  });
});
