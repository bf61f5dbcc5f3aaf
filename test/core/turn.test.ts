import { describe, expect, it } from "vitest";
import { conversationId, inboundId, turnId } from "../../src/core/index.ts";
import { customerText, languageOfTurn, turnIdOf } from "../../src/core/turn.ts";

const languages = ["uk", "en", "ru"] as const;
const common = { id: inboundId("i"), conversationId: conversationId("c"), at: "" };
const says = (text: string, more: object = {}) => ({
  ...common,
  kind: "message" as const,
  text,
  attachments: [],
  ...more,
});
const person = { ...common, kind: "person_message" as const, text: "It is Maria here", by: "Марія" };
const of = (...inbounds: (ReturnType<typeof says> | typeof person)[]) => ({
  id: turnId("t"),
  conversationId: common.conversationId,
  owner: "ai" as const,
  epoch: 0,
  inbounds,
  at: "",
  claim: 1,
  unsaid: [],
});

describe("a turn", () => {
  it("has one id for the same inbounds in the same order", () => {
    const [a, b] = [inboundId("a"), inboundId("b")];
    expect(turnIdOf([a, b])).toBe(turnIdOf([a, b]));
    expect(new Set([turnIdOf([a, b]), turnIdOf([b, a]), turnIdOf([a])]).size).toBe(3);
    expect(turnIdOf([a])).toMatch(/^t_[\w-]{22}$/);
  });

  it("is the customer's words, one line a message, and nobody else's", () => {
    expect(customerText(of(says("перше"), person, says("друге")))).toBe("перше\nдруге");
  });

  it.each([
    ["passed on", { isForwarded: true }],
    ["shared", { shared: "contact" }],
    ["a button's label", { pressed: "choice:0" }],
  ])("is answered in the language of the customer's own words, not of what is %s", (_what, more) => {
    expect(languageOfTurn("uk", of(says("Hello, do you have dresses?", more)), languages)).toBe("uk");
    expect(languageOfTurn("uk", of(says("Hello, do you have dresses?")), languages)).toBe("en");
  });

  it("is answered in the newest language of the app where nothing else tells", () => {
    const turn = of(says("👍", { appLanguage: "ru" }), says("👍", { appLanguage: "en" }), says("👍"), person);
    expect(languageOfTurn(undefined, turn, languages)).toBe("en");
    expect(languageOfTurn("uk", turn, languages)).toBe("uk");
    expect(languageOfTurn(undefined, of(says("👍")), languages)).toBe("uk");
  });
});
