import type { Deliveries, OutboxDesk, Store } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { acceptTogether, createAcceptInbound } from "./accept-inbounds.ts";
import { chainEnd } from "./acts.ts";
import { holdCheckout } from "./checkouts.ts";
import { claimChurn, releaseChurn } from "./churn-tickets.ts";
import { commitTurn } from "./commit-turn.ts";
import { connectedAccount, connectedAccounts, keepAccount } from "./connected-accounts.ts";
import { cameBack, conversationsOf, findConversation, openConversation } from "./conversations.ts";
import { createCursors } from "./cursors.ts";
import { loadCustomer } from "./customers.ts";
import { deafTickets, setDeaf } from "./deaf-tickets.ts";
import { createDeliveries, isSending } from "./deliveries.ts";
import { conversationIdOf } from "./derived-ids.ts";
import { eraseCustomer } from "./erase.ts";
import { erasureFacts } from "./erasure-facts.ts";
import { hasPayment } from "./inbound-rows.ts";
import { putEffects, readEffects } from "./outbox.ts";
import { createOutboxDesk } from "./outbox-desk.ts";
import { replyDraftsOf } from "./reply-drafts.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { hasLiveTickets, linkedTicket, linkTicket, newestTicket, sawTicket, ticketRequest } from "./tickets.ts";
import { readTranscript } from "./transcript.ts";
import { claimTurn, isBusy, turnFailed, waitingInbounds } from "./turns.ts";
import { withdrawOrder } from "./withdraw-order.ts";

export interface Tables {
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly desk: OutboxDesk;
}

/** The tables of one tenant. Row security guards them once more, but is not what the queries rely on. */
export function createTables(
  home: Home,
  options: Partial<Pick<TenantTables, "wakeIn" | "trace" | "now" | "furtherSurfaces">> = {},
): Tables {
  const at: TenantTables = { pool: home.pool, tenant: home.tenant, now: () => new Date(), ...options };
  return { store: storeOf(at), deliveries: createDeliveries(at), desk: createOutboxDesk(at) };
}

const storeOf = (at: TenantTables): Store => ({
  openConversation: (chat) => openConversation(at, chat),
  knownConversation: (chat) => findConversation(at, conversationIdOf(at.tenant, chat)),
  conversation: (id) => findConversation(at, id),
  conversationsOf: (customer) => conversationsOf(at, customer),
  accept: createAcceptInbound(at),
  acceptTogether: (arrivals) => acceptTogether(at, arrivals),
  waiting: (id) => waitingInbounds(at, id),
  claimTurn: (id) => claimTurn(at, id),
  commitTurn: (turn, outcome, options) => commitTurn(at, turn, outcome, options),
  ...replyDraftsOf(at),
  turnFailed: (turn) => turnFailed(at, turn),
  isSending: (id) => isSending(at, id),
  isBusy: (id) => isBusy(at, id),
  hasPayment: (id, billId) => hasPayment(at, id, billId),
  holdCheckout: (checkout) => holdCheckout(at, checkout),
  erase: (id, plan) => eraseCustomer(at, id, plan),
  erasureFacts: (id) => erasureFacts(at, id),
  cameBack: (id) => cameBack(at, id),
  transcript: (id, limit, before) => readTranscript(at, id, limit, before),
  put: (effects) => putEffects(at, effects),
  withdrawOrder: (of, order) => withdrawOrder(at, of, order),
  effects: (id, afterSeq) => readEffects(at, id, afterSeq),
  linkTicket: (ticket) => linkTicket(at, ticket),
  newestTicket: (id, places) => newestTicket(at, id, places),
  ticketRequest: (id, before) => ticketRequest(at, id, before),
  linkedTicket: (place, ticketId) => linkedTicket(at, place, ticketId),
  sawTicket: (ticket, before, now) => sawTicket(at, ticket, before, now),
  claimChurn: (key, of) => claimChurn(at, key, of),
  releaseChurn: (claim) => releaseChurn(at, claim),
  deafTickets: (place) => deafTickets(at, place),
  setDeaf: (place, ticketId, deaf) => setDeaf(at, place, ticketId, deaf),
  hasLiveTickets: (place) => hasLiveTickets(at, place),
  actsEnd: () => chainEnd(at.pool, at),
  ...createCursors(at),
  connectedAccount: (channel, connection) => connectedAccount(at, channel, connection),
  connectedAccounts: (channel) => connectedAccounts(at, channel),
  keepAccount: (account) => keepAccount(at, account),
  load: (customer) => loadCustomer(at, customer),
});
