import { paymentKinds } from "./inbound.ts";
import type { RetentionRule } from "./retention.ts";

/** Effects that are kept for longer than others, because later ones go by them. */
const remembered = ["crm.first_touch", "crm.status", "crm.assign"];
const orders = ["crm.order"];
const requests = ["ticket.open"];

/**
 * Every table of ours, and when its rows go. A new table gets a rule here, or a test fails: nobody should find out
 * later that something only grows. What is open stays whatever its age: see `unless`. In a name, `*` is any vendor.
 */
export const retentionRules: readonly RetentionRule[] = [
  {
    table: "langgraph.checkpoints",
    // The product never goes back in time: it reads the newest alone, with the writes that belong to it. They are
    // dropped after each turn already; here goes what a process that died left in a chat where nobody writes any more.
    steps: [{ does: "prune" }],
  },
  { table: "langgraph.checkpoint_blobs", kept: "they go with their checkpoint" },
  { table: "langgraph.checkpoint_writes", kept: "they go with their checkpoint" },
  // Before inbounds and effects: some of those stay as long as a ticket does.
  { table: "deskgraph.tickets", steps: [{ does: "delete", after: ["tickets"], unless: ["unsolved", "in_hand"] }] },
  {
    table: "deskgraph.inbounds",
    steps: [
      {
        does: "empty",
        after: ["inbounds"],
        keeps: ["kind", "of", "language", "outcome", "effectKey", "effectKind", "code", "rating", "askedIn"],
        notKinds: paymentKinds,
        unless: ["unworked", "in_hand"],
      },
      { does: "forget", after: ["keys"], unless: ["told_again"] },
      { does: "delete", after: ["accounts"], kinds: paymentKinds, unless: ["unworked"] },
    ],
  },
  { table: "deskgraph.transcript", steps: [{ does: "delete", after: ["transcript"], unless: ["in_hand"] }] },
  { table: "deskgraph.shadows", steps: [{ does: "delete", after: ["transcript"], unless: [] }] },
  { table: "deskgraph.draft_edits", steps: [{ does: "delete", after: ["transcript"], unless: [] }] },
  { table: "deskgraph.reply_drafts", kept: "one row a chat, until its customer is answered" },
  { table: "deskgraph.trust", kept: "one row a shop" },
  { table: "deskgraph.questions", steps: [{ does: "delete", after: ["transcript"], unless: [] }] },
  {
    table: "deskgraph.outbox",
    steps: [
      {
        does: "empty",
        after: ["outbox"],
        keeps: [],
        notKinds: [...remembered, ...orders, ...requests],
        unless: ["unsettled", "in_hand"],
      },
      { does: "forget", after: ["keys"], unless: [] },
      { does: "delete", after: ["keys"], kinds: remembered, unless: ["unsettled", "last_said"] },
      { does: "delete", after: ["keys"], kinds: requests, unless: ["unsettled", "in_hand", "has_ticket"] },
      { does: "delete", after: ["accounts"], kinds: orders, unless: ["unsettled"] },
    ],
  },
  { table: "deskgraph.timers", steps: [{ does: "delete", after: ["keys"], unless: [] }] },
  { table: "deskgraph.episodes", steps: [{ does: "delete", after: ["accounts"], unless: [] }] },
  { table: "deskgraph.schedule_runs", steps: [{ does: "delete", after: ["keys"], unless: [] }] },
  { table: "deskgraph.orders", steps: [{ does: "delete", after: ["accounts"], unless: ["owed"] }] },
  // A number outlives its order: it is what a bank's statement says.
  { table: "deskgraph.order_numbers", steps: [{ does: "delete", after: ["accounts"], unless: [] }] },
  { table: "deskgraph.sent_files", kept: "one row a picture of the shop's goods" },
  { table: "deskgraph.payment_links", steps: [{ does: "delete", after: ["accounts"], unless: [] }] },
  { table: "deskgraph.checkouts", kept: "for minutes; old ones go when a new one is made" },
  { table: "deskgraph.order_counters", kept: "one row a shop" },
  { table: "deskgraph.stock_versions", kept: "one row a shop" },
  { table: "deskgraph.stock_counts", kept: "one row an article" },
  { table: "deskgraph.stock_takes", steps: [{ does: "delete", after: ["keys"], unless: ["taken"] }] },
  // After what belongs to them: a turn that is deleted would take it along.
  {
    table: "deskgraph.turns",
    steps: [{ does: "delete", after: ["keys", "transcript"], unless: ["referred_to", "newest"] }],
  },
  { table: "deskgraph.budgets", steps: [{ does: "delete", after: ["budgets"], unless: [] }] },
  { table: "deskgraph.model_use", steps: [{ does: "delete", after: ["modelUse"], unless: [] }] },
  { table: "deskgraph.customers", kept: "the customer's own memory; an erasure ends it" },
  { table: "deskgraph.customer_facts", kept: "the customer's own memory; an erasure ends it" },
  { table: "deskgraph.conversations", kept: "one row a chat, as long as its customer" },
  { table: "public.*_chat_mappings", kept: "one row a customer: which chat in the CRM is theirs" },
  { table: "deskgraph.lanes", kept: "some rows a chat; their numbers tell late workers apart" },
  { table: "deskgraph.churn_tickets", kept: "one row a customer with such a ticket: no second one is opened" },
  { table: "deskgraph.acts", kept: "what people did, without names and words, for good" },
  { table: "deskgraph.people", kept: "one row a person of the shop" },
  // A stranger's: whoever still writes then is decided about, and told in the log, once more.
  { table: "deskgraph.connected_accounts", steps: [{ does: "delete", after: ["keys"], unless: ["answered"] }] },
  { table: "deskgraph.staff_places", kept: "one row a surface of the staff's" },
  { table: "deskgraph.staff_codes", kept: "old ones go when a new one is made" },
  { table: "deskgraph.staff_threads", kept: "one row a chat that the staff have seen" },
  { table: "deskgraph.home_secrets", kept: "one row a shop" },
  { table: "deskgraph.cursors", kept: "one row for each look, and for each kind of vendor" },
  { table: "deskgraph.breakers", kept: "one row a vendor" },
  { table: "deskgraph.grants", kept: "one row a vendor" },
  { table: "deskgraph.catalogue_products", kept: "the shop's goods" },
  { table: "deskgraph.catalogue_versions", kept: "one row a shop" },
  { table: "deskgraph.knowledge_passages", kept: "what the shop says about itself" },
  { table: "deskgraph.knowledge_vectors", kept: "one row a passage of the shop's" },
  { table: "deskgraph.migrations", kept: "the versions of the schema" },
  { table: "langgraph.checkpoint_migrations", kept: "the versions of the schema" },
];
