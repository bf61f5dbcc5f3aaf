import { expect, it } from "vitest";
import { holdingLine } from "../../graph/holding-line.ts";
import { texts } from "../../nodes/texts/texts.ts";
import { conversationId, inboundId, type Turn, turnId } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const conversation = conversationId("c_1");
const at = "2026-01-14T08:00:00.000Z";
const turn: Turn = {
  id: turnId("t_1"),
  conversationId: conversation,
  owner: "ai",
  epoch: 3,
  at,
  claim: 1,
  unsaid: [],
  inbounds: [
    { id: inboundId("i_1"), conversationId: conversation, at, kind: "message", text: "Є сукня?", attachments: [] },
  ],
};

it("a holding line goes under the key it always had, so that a run from before an update does not say it twice", () => {
  const [effect] = holdingLine(turn, { shop: demoShop });
  expect(effect).toMatchObject({ key: "EeVYPu5sin_eH0zBfu1CCq5tA5nA5dXN", lane: "c_1/reply", node: "holding_line" });
  expect(effect?.payload).toMatchObject({ epoch: 3, by: "ai" });
});

const textOf = (of: Turn, language?: "uk" | "en" | "ru"): unknown =>
  holdingLine(of, { shop: demoShop, language })[0]?.payload;

it("a holding line is said in the language of the conversation, or of the words that wait for an answer", () => {
  for (const language of ["uk", "en", "ru"] as const) {
    const inEach = { ...turn, inbounds: turn.inbounds.map((each) => ({ ...each, text: "?" })) };
    expect(textOf(inEach, language)).toMatchObject({ reply: { kind: "plain", text: texts[language].holding } });
  }
  expect(textOf(turn)).toMatchObject({ reply: { text: texts.uk.holding } });
});

it("a holding line is said to nobody whom a person answers, and after nothing that the customer did not say", () => {
  for (const owner of ["person", "closed"] as const) {
    expect(holdingLine({ ...turn, owner }, { shop: demoShop })).toEqual([]);
  }
  expect(holdingLine({ ...turn, owner: "waiting" }, { shop: demoShop })).toHaveLength(1);
  const chosen = { id: inboundId("i_2"), conversationId: conversation, at, kind: "language_chosen" } as const;
  const event = { ...chosen, language: "en" } as const;
  expect(holdingLine({ ...turn, inbounds: [event] }, { shop: demoShop })).toEqual([]);
  expect(holdingLine({ ...turn, inbounds: [event, ...turn.inbounds] }, { shop: demoShop })).toHaveLength(1);
});
