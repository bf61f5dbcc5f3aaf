import { expect, it } from "vitest";
import { isWordless } from "../../src/core/inbound.ts";
import { conversationId, inboundId } from "../../src/core/index.ts";

const message = {
  id: inboundId("i"),
  conversationId: conversationId("c"),
  at: "",
  kind: "message",
  attachments: [],
} as const;

it.each([
  ["", undefined, true],
  [" \n", undefined, true],
  ["слово", undefined, false],
  ["", "order", false],
  ["слово", "order", false],
] as const)("a message of %j with the command %s is without words: %s", (text, command, is) => {
  expect(isWordless({ ...message, text, ...(command === undefined ? {} : { command }) })).toBe(is);
});
