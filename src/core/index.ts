/**
 * The words of Deskgraph. They mean the same in code, SQL, logs and docs:
 *
 * Conversation  one customer in one channel of one tenant; has an owner and an epoch
 * Inbound       one accepted message, decision or event, stored before anyone is told "ok"
 * Turn          one run of the graph over one inbound or a burst of them; its id derives from the inbounds
 * Node          one skill: a pure core in a thin wrapper that puts its effects into the outbox
 * Effect        what is to happen outside, as plain data, under a key that is derived and so happens once
 * Lane          where order matters: conversation and destination
 * Reply         one message to the customer
 * Draft         the cart of one conversation
 * Receipt       the vendor's answer worth keeping
 * Mapping       our id to theirs
 */
export * from "./act-chain.ts";
export * from "./agreed-price.ts";
export * from "./alike.ts";
export * from "./attachment.ts";
export * from "./authority.ts";
export * from "./bank-link.ts";
export * from "./bookings.ts";
export * from "./build-effect.ts";
export * from "./catalogue.ts";
export * from "./channel.ts";
export * from "./channel-report.ts";
export * from "./checked.ts";
export * from "./connected-account.ts";
export * from "./conversation.ts";
export * from "./crash-point.ts";
export * from "./crm.ts";
export * from "./customer.ts";
export * from "./customer-command.ts";
export * from "./customer-risks.ts";
export * from "./deliveries.ts";
export * from "./delivery.ts";
export * from "./draft.ts";
export * from "./due.ts";
export * from "./effect.ts";
export * from "./effect-state.ts";
export * from "./episode.ts";
export * from "./episodes.ts";
export * from "./erasure.ts";
export * from "./errors.ts";
export * from "./failure-error.ts";
export * from "./file-room.ts";
export * from "./fold-episodes.ts";
export * from "./goods-settings.ts";
export * from "./goods-table.ts";
export * from "./handoff-reason.ts";
export * from "./happened.ts";
export * from "./helpdesk.ts";
export * from "./helpdesk-rules.ts";
export * from "./ids.ts";
export * from "./inbound.ts";
export * from "./is-same.ts";
export * from "./jobs.ts";
export * from "./knowledge.ts";
export * from "./ladder.ts";
export * from "./lanes.ts";
export * from "./language.ts";
export * from "./let-others-run.ts";
export * from "./live-tickets.ts";
export * from "./local-time.ts";
export * from "./mapping.ts";
export * from "./media.ts";
export * from "./model-budget.ts";
export * from "./model-calls.ts";
export * from "./model-settings.ts";
export * from "./money.ts";
export * from "./nearest-word.ts";
export * from "./next-batch.ts";
export * from "./oauth.ts";
export * from "./offer.ts";
export * from "./order-change.ts";
export * from "./order-life.ts";
export * from "./order-number.ts";
export * from "./order-wish.ts";
export * from "./outcome.ts";
export * from "./owner-after.ts";
export * from "./pause.ts";
export * from "./payment-provider.ts";
export * from "./people.ts";
export * from "./person-waits.ts";
export * from "./ports.ts";
export * from "./principal.ts";
export * from "./progress.ts";
export * from "./rating.ts";
export * from "./reachable-after.ts";
export * from "./reply.ts";
export * from "./reply-draft.ts";
export * from "./report.ts";
export * from "./retention.ts";
export * from "./retention-rules.ts";
export * from "./rotated-secret.ts";
export * from "./said-by-turn.ts";
export * from "./said-line.ts";
export * from "./schedule.ts";
export * from "./secret.ts";
export * from "./shop.ts";
export * from "./shop-chat.ts";
export * from "./shown-id.ts";
export * from "./size-chart.ts";
export * from "./staff-code.ts";
export * from "./staff-copies.ts";
export * from "./staff-places.ts";
export * from "./staff-surface.ts";
export * from "./stock.ts";
export * from "./store.ts";
export * from "./talk-since.ts";
export * from "./talk-text.ts";
export * from "./tax-id.ts";
export * from "./telemetry.ts";
export * from "./text.ts";
export * from "./timer.ts";
export * from "./trust.ts";
export * from "./turn.ts";
export * from "./turn-inbounds.ts";
export * from "./unless-aborted.ts";
export * from "./until-claimed.ts";
export * from "./vendor.ts";
export * from "./vendor-calls.ts";
export * from "./vendor-limits.ts";
export * from "./vendor-secret.ts";
export * from "./waiting.ts";
export * from "./webhook.ts";
export * from "./withhold-reply.ts";
export * from "./working-hours.ts";
