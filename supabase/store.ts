import type { Store } from "../src/core/index.ts";
import type { Home } from "./home.ts";
import { commitTurn } from "./store/commit-turn.ts";
import { findConversation, openConversation, setOwner } from "./store/conversations.ts";
import { loadCustomer } from "./store/customers.ts";
import { acceptInbound } from "./store/inbounds.ts";
import { hasEffect, putEffects, readEffects } from "./store/outbox.ts";
import { readTranscript } from "./store/transcript.ts";
import { claimTurn } from "./store/turns.ts";

/** The tables of one tenant. Row security guards them once more, but is not what the queries rely on. */
export function createStore(home: Home): Store {
  const at = { pool: home.pool, tenant: home.tenant };
  return {
    openConversation: (chat) => openConversation(at, chat),
    conversation: (id) => findConversation(at, id),
    accept: (arrival) => acceptInbound(at, arrival),
    claimTurn: (id) => claimTurn(at, id),
    commitTurn: (turn, outcome) => commitTurn(at, turn, outcome),
    setOwner: (id, owner) => setOwner(at, id, owner),
    transcript: (id, limit) => readTranscript(at, id, limit),
    put: (effects) => putEffects(at, effects),
    effects: (id, afterSeq) => readEffects(at, id, afterSeq),
    hasEffect: (key) => hasEffect(at, key),
    load: (customer) => loadCustomer(at, customer),
  };
}
