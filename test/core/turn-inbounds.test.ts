import { describe, expect, it } from "vitest";
import { conversationId, type Inbound, inboundId, turnInbounds } from "../../src/core/index.ts";

const received = (id: string) => ({
  id: inboundId(id),
  conversationId: conversationId("c_1"),
  at: "2026-01-14T08:00:00.000Z",
});
const message = (id: string, text = id): Inbound => ({ ...received(id), kind: "message", text, attachments: [] });
const edit = (id: string, of: string, text = id): Inbound => ({
  ...received(id),
  kind: "message_edited",
  of: inboundId(of),
  text,
});
const press = (id: string): Inbound => ({ ...received(id), kind: "button_pressed", label: "Так", data: "yes" });
const decision = (id: string): Inbound => ({
  ...received(id),
  kind: "payment_decision",
  billId: "b_1",
  paid: true,
  by: "Марія",
});

describe("what a turn is made of", () => {
  it("a message with the words of its newest edit, and without the edits", () => {
    const inbounds = turnInbounds([message("1", "Сукня S"), edit("2", "1", "Сукня M"), edit("3", "1", "Сукня L")]);
    expect(inbounds).toEqual([{ ...message("1"), text: "Сукня L" }]);
  });

  it("an edit takes the place of the whole text: a command that was edited away is gone, a new one is there", () => {
    const [asked] = turnInbounds([
      { ...message("1", ""), command: "person" } as Inbound,
      edit("2", "1", "Вже не треба"),
    ]);
    expect(asked).toEqual({ ...message("1"), text: "Вже не треба" });
    const withCommand = { ...edit("2", "1", ""), command: "order" } as Inbound;
    expect(turnInbounds([message("1"), withCommand])).toMatchObject([{ id: "1", text: "", command: "order" }]);
  });

  it("an edit of a message that was answered before is a correction; of several the newest counts", () => {
    const inbounds = turnInbounds([edit("2", "1", "Київ"), message("4"), edit("3", "1", "Львів")]);
    expect(inbounds).toEqual([
      message("4"),
      { ...received("3"), kind: "message", text: "Львів", attachments: [], corrects: "1" },
    ]);
  });

  it("a pressed button is a message that says what stands on it", () => {
    expect(turnInbounds([press("1")])).toEqual([
      { ...received("1"), kind: "message", text: "Так", attachments: [], pressed: "yes" },
    ]);
  });

  it("everything else stays what it is", () => {
    const kinds: readonly Inbound[] = [
      decision("1"),
      { ...received("2"), kind: "person_message", text: "Вітаю", by: "Марія" },
      { ...received("3"), kind: "language_chosen", language: "uk" },
      { ...received("4"), kind: "customer_left" },
      { ...received("5"), kind: "taken_over", by: "Марія" },
      { ...received("6"), kind: "given_back", by: "Марія" },
      { ...received("7"), kind: "closed", by: "Марія" },
    ];
    expect(turnInbounds(kinds)).toEqual(kinds);
  });
});
