import type { DeskStateValues } from "../../graph/state.ts";
import { emptyDraft } from "../../src/core/index.ts";

/** The state of a conversation of which nothing is known but what is named here. */
export const deskState = (part: Partial<DeskStateValues> = {}): DeskStateValues => ({
  turn: null,
  messages: [],
  outcome: null,
  language: "uk",
  chosenLanguage: null,
  albums: [],
  draft: emptyDraft,
  bill: null,
  shown: [],
  shownBefore: [],
  verdict: null,
  recent: [],
  floodAnswered: false,
  customer: null,
  summary: "",
  handoff: null,
  who: null,
  touched: true,
  restsUntil: null,
  quoted: {},
  request: null,
  scratch: null,
  ledger: { facts: [], heardId: null },
  correction: null,
  ...part,
});
