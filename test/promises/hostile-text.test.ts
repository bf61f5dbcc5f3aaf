import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { withoutNames } from "../../graph/edit-example.ts";
import { understand } from "../../integrations/rehearsal/understand.ts";
import { formatted } from "../../integrations/telegram/format/format.ts";
import { factsOfMessage } from "../../nodes/agent/ledger/facts-of-messages.ts";
import { checkClaims } from "../../nodes/agent/policy/check-claims.ts";
import { checkPeople } from "../../nodes/agent/policy/check-people.ts";
import { checkReply } from "../../nodes/agent/policy/check-reply.ts";
import { readHours } from "../../nodes/agent/policy/claims/hours.ts";
import { readProperties } from "../../nodes/agent/policy/claims/properties.ts";
import { readStock } from "../../nodes/agent/policy/claims/stock.ts";
import { holdingPart } from "../../nodes/agent/policy/holding-part.ts";
import { readable } from "../../nodes/agent/policy/readable.ts";
import { isTransliterated } from "../../nodes/agent/policy/transliterated.ts";
import { saysOptOut } from "../../nodes/follow-up/opt-out.ts";
import { readHopefully } from "../../nodes/guided/read-line.ts";
import { lineOf } from "../../nodes/memory-context/summary-line.ts";
import { screen } from "../../nodes/moderation/screen.ts";
import { withDisclosure } from "../../nodes/texts/disclosure.ts";
import { detectLanguage, readOffer } from "../../src/core/index.ts";
import { cyrillicOfLatin } from "../../src/core/reading/language/latin-letters.ts";
import { normalise } from "../../src/core/reading/normalise.ts";
import { asksForPerson } from "../../src/core/reading/person-wish/asks-for-person.ts";
import { maskArrival } from "../../src/inbox/mask-arrival.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { hostileChars, hostileTexts, slowest } from "../kit/hostile.ts";
import { toolSituation } from "../kit/tool-situation.ts";
import { desks } from "../nodes/agent/policy/desk.ts";
import { talk } from "../nodes/agent/policy/talk.ts";

/**
 * A reader takes 20 ms at most, the rehearsal model 70. The guard is for slow machines; a reader that is not linear
 * takes seconds.
 */
const limitMs = 150;
/** A reply's readers get it so: of a longer one the length alone decides. */
const asRead = (text: string): string => readable(text.slice(0, 2_000));
const asking = {
  offers: [{ label: "122-128 — 1 190 грн", act: "size", ids: ["A"] }],
  asks: "phone",
  isNumbered: true,
} as const;
const now = "2026-01-15T10:00:00.000Z";

describe("a text that is made to be slow to read", () => {
  it("is 10,000 characters long, in hundreds of ways", () => {
    expect(hostileTexts().map((text) => text.length)).toEqual(hostileTexts().map(() => hostileChars));
    expect(hostileTexts().length).toBeGreaterThan(300);
  });

  it.each<[string, (text: string) => unknown]>([
    ["normaliser", (text) => normalise(text, { bareLetters: true, strangersAsLatin: true, plainSigns: true })],
    ["language", detectLanguage],
    ["examples of changed drafts", withoutNames],
    ["moderation", (text) => screen({ text, recentAts: [now], recentTexts: [text], now, answeredFlood: false })],
    ["inbox", (text) => maskArrival({ kind: "message", text, attachments: [] }, Buffer.from(JSON.stringify({ text })))],
    ["reply's checks, as far as they read", (text) => checkReply(text.slice(0, 2_000), desks.info, "uk")],
    ["reply's claims", (text) => checkClaims(asRead(text), desks.info)],
    ["reply's claims of stock", (text) => readStock([asRead(text)], desks.found)],
    ["reply's claims of properties", (text) => readProperties([asRead(text)], desks.found)],
    ["reply's claims of hours", (text) => readHours([asRead(text)], desks.info)],
    ["reply's people", (text) => checkPeople(asRead(text), desks.info)],
    ["script of the customer", isTransliterated],
    ["reply's checks after a talk", (text) => checkReply(text.slice(0, 2_000), talk, "uk")],
    ["ledger, as far as it reads", (content) => factsOfMessage(new HumanMessage({ id: "m", content }))],
    ["part of a stopped reply that holds", (text) => holdingPart(text.slice(0, 2_000), () => true)],
    ["first reply's disclosure", (text) => withDisclosure(text, true, demoShop, "uk")],
    ["wish for a person, without a model", asksForPerson],
    ["summary of what was said", (text) => lineOf(new AIMessage(text)) ?? lineOf(new HumanMessage(text))],
    ["messages of the channel", formatted],
    ["choices, without a model", (text) => readHopefully(text, asking, toolSituation())],
    ["buttons", readOffer],
    ["wish for no reminders", saysOptOut],
    ["Ukrainian in Latin letters", cyrillicOfLatin],
    [
      "rehearsal model",
      (text) =>
        understand(text, { categories: ["Сукні"], paymentMethods: [], awaited: ["name", "phone", "city", "branch"] }),
    ],
  ])("does not keep the %s busy", (_reader, read) => {
    const { ms, text } = slowest(read, limitMs);
    expect(ms, text).toBeLessThan(limitMs);
  });
});
