import { describe, expect, it } from "vitest";
import { expandMessage } from "../../../nodes/turn/expand-message.ts";
import { type CustomerMessage, conversationId, inboundId, languageOfTurn, turnId } from "../../../src/core/index.ts";

const said = (part: Partial<CustomerMessage>): CustomerMessage => ({
  kind: "message",
  id: inboundId("i"),
  conversationId: conversationId("c"),
  at: "2026-01-14T08:00:00.000Z",
  text: "",
  attachments: [],
  ...part,
});
const languageOf = (part: Partial<CustomerMessage>, current?: "uk" | "en" | "ru"): string =>
  languageOfTurn(
    current,
    {
      id: turnId("t"),
      conversationId: conversationId("c"),
      owner: "ai",
      epoch: 0,
      claim: 1,
      unsaid: [],
      at: "2026-01-14T08:00:00.000Z",
      inbounds: [said(part)],
    },
    ["uk", "en"],
  );

describe("a message with all its words", () => {
  it("a command is a sentence of its own before what followed it", () => {
    expect(expandMessage(said({ command: "person", text: "порвана" }), "uk").text).toBe(
      "Покличте, будь ласка, людину. порвана",
    );
    expect(expandMessage(said({ command: "order", text: "1234567" }), "en").text).toBe("Where is my order? 1234567");
    expect(expandMessage(said({ command: "start" }), "ru").text).toBe("Здравствуйте!");
  });

  it("is completed once: what was completed stays as it is", () => {
    const once = expandMessage(said({ command: "help", shared: "poll", text: "x" }), "uk");
    expect(expandMessage(once, "en")).toEqual(once);
  });

  it("what was passed on is quoted, and an empty quote is none", () => {
    expect(expandMessage(said({ isForwarded: true, text: "paid" }), "en").text).toBe("Forwarded: “paid”");
    expect(expandMessage(said({ isForwarded: true, shared: "contact", text: "Мама, +380" }), "uk").text).toBe(
      "Переслано: «Контакт: Мама, +380»",
    );
    expect(expandMessage(said({ isForwarded: true }), "uk").text).toBe("");
  });
});

describe("the language of a turn", () => {
  it("is the customer's own words', then the talk's, then the app's, then the shop's first", () => {
    expect(languageOf({ text: "Do you have a dress?", appLanguage: "uk" })).toBe("en");
    expect(languageOf({ text: "122", appLanguage: "uk" }, "en")).toBe("en");
    expect(languageOf({ text: "122", appLanguage: "en" })).toBe("en");
    expect(languageOf({ text: "122", appLanguage: "ru" })).toBe("uk");
    expect(languageOf({ text: "122" })).toBe("uk");
  });

  it("no label of ours and no word of others takes part in it", () => {
    const text = "повна оплата, будь ласка, її";
    for (const part of [{ pressed: "choice:0" }, { isForwarded: true }, { shared: "poll" }] as const) {
      expect(languageOf({ text, ...part }, "en")).toBe("en");
    }
    expect(languageOf({ text }, "en")).toBe("uk");
  });
});
