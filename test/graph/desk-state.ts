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
  voided: [],
  wishes: [],
  refunds: [],
  shownBefore: [],
  verdict: null,
  recent: [],
  floodAnswered: false,
  isMinor: false,
  customer: null,
  summary: "",
  handoff: null,
  who: null,
  touched: true,
  restsUntil: null,
  request: null,
  scratch: null,
  ledger: { facts: [], heardId: null },
  correction: null,
  ...part,
});
