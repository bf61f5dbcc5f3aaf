/** A table as a right of the customer's sees it: what of it they get, and what becomes of it when they are erased. */
interface PersonalTable {
  readonly name: string;
  /** Which column says whose row it is. Absent where a row is nobody's. */
  readonly by?: "customer" | "conversation";
  readonly column?: string;
  /** What the customer gets of a row, or why they get nothing. */
  readonly exported: { readonly as: string; readonly without?: readonly string[] } | { readonly not: string };
  /** What becomes of their rows, or why they stay as they are. */
  readonly erased: "deleted" | "kept without a name" | { readonly not: string };
}

const ids = ["tenant_id"] as const;
const nobodys = (name: string, why: string): PersonalTable => ({ name, exported: { not: why }, erased: { not: why } });
const memory = (name: string): PersonalTable => ({
  name,
  by: "conversation",
  column: "thread_id",
  exported: { not: "the graph's working copy of what the messages and orders say" },
  erased: "deleted",
});

/**
 * Every table of ours, in the order in which rows are erased. A new table is registered here, or a test fails: nobody
 * should find out later that something was left.
 */
export const personalTables: readonly PersonalTable[] = [
  memory("langgraph.checkpoints"),
  memory("langgraph.checkpoint_blobs"),
  memory("langgraph.checkpoint_writes"),
  {
    name: "public.sitniks_chat_mappings",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "crm_chats", without: [...ids, "id"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.orders",
    by: "customer",
    column: "customer_id",
    exported: { as: "orders", without: [...ids, "turn_id", "conversation_id", "customer_id"] },
    erased: "kept without a name",
  },
  {
    name: "deskgraph.outbox",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "told_to_others", without: [...ids, "lane", "node", "turn_id", "trace", "sending_at", "seq"] },
    erased: "kept without a name",
  },
  {
    name: "deskgraph.inbounds",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "received", without: [...ids, "raw", "trace", "turn_id", "seq"] },
    erased: "kept without a name",
  },
  {
    name: "deskgraph.tickets",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "tickets", without: [...ids, "key", "changes", "event_prefix"] },
    erased: "kept without a name",
  },
  {
    name: "deskgraph.transcript",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "messages", without: [...ids, "entry_id", "turn_id", "seq", "approved_by"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.reply_drafts",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "answers_that_wait", without: [...ids, "turn_id", "epoch", "held", "memory", "approval"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.shadows",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "answers_not_given", without: [...ids, "turn_id"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.questions",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "unanswered_questions", without: [...ids, "turn_id", "place", "conversation_id"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.episodes",
    by: "conversation",
    column: "conversation_id",
    exported: { as: "episodes", without: [...ids, "id", "conversation_id", "person", "closed_by"] },
    erased: "kept without a name",
  },
  {
    name: "deskgraph.payment_links",
    by: "conversation",
    column: "conversation_id",
    exported: { not: "which links to pay were made for bills: what was paid stands with the orders" },
    erased: "deleted",
  },
  {
    name: "deskgraph.staff_threads",
    by: "conversation",
    column: "conversation_id",
    exported: { not: "which of the staff's threads is about them: what was said there stands in the messages" },
    // So that the thread itself is deleted, too.
    erased: "kept without a name",
  },
  {
    name: "deskgraph.timers",
    by: "conversation",
    column: "conversation_id",
    exported: { not: "it says only when the chat is looked at again" },
    erased: "deleted",
  },
  {
    name: "deskgraph.turns",
    by: "conversation",
    column: "conversation_id",
    exported: { not: "it says only when the messages were worked on, and what the model took for it" },
    erased: "deleted",
  },
  {
    name: "deskgraph.conversations",
    by: "customer",
    column: "customer_id",
    exported: { as: "conversations", without: [...ids, "epoch", "acts_as"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.customer_facts",
    by: "customer",
    column: "customer_id",
    exported: { as: "facts", without: [...ids, "customer_id"] },
    erased: "deleted",
  },
  {
    name: "deskgraph.customers",
    by: "customer",
    column: "id",
    exported: { as: "customer", without: ids },
    erased: "deleted",
  },
  {
    name: "deskgraph.model_use",
    by: "customer",
    column: "subject",
    exported: { not: "how often the chat model was asked" },
    erased: "deleted",
  },
  // By name, in the erasure itself: their keys begin with a conversation.
  { name: "deskgraph.lanes", exported: { not: "names of queues" }, erased: "deleted" },
  { name: "deskgraph.budgets", exported: { not: "times of calls to vendors" }, erased: "deleted" },
  nobodys("deskgraph.order_counters", "how many orders the shop has counted"),
  nobodys("deskgraph.order_numbers", "the numbers of the shop's orders; an order itself says whose it is"),
  nobodys("deskgraph.stock_versions", "how often the shop's stock has changed"),
  nobodys("deskgraph.stock_counts", "how many pieces the shop has counted"),
  nobodys("deskgraph.stock_takes", "which order has taken which goods; an order itself says whose it is"),
  nobodys("deskgraph.checkouts", "which bill is being paid in these minutes; an order itself says whose it is"),
  nobodys("deskgraph.trust", "how far the shop trusts the assistant"),
  nobodys("deskgraph.draft_edits", "examples from which everything was taken that says whose they were"),
  nobodys("deskgraph.schedule_runs", "when the shop's own schedules ran"),
  nobodys("deskgraph.people", "the shop's own people"),
  nobodys(
    "deskgraph.acts",
    "what the shop's people did, under drawn names; the customer's goes with their conversation",
  ),
  nobodys("deskgraph.migrations", "the versions of the schema"),
  nobodys("langgraph.checkpoint_migrations", "the versions of the schema"),
  nobodys("deskgraph.catalogue_products", "the shop's goods"),
  nobodys("deskgraph.catalogue_versions", "which list of goods was imported last"),
  nobodys("deskgraph.knowledge_passages", "what the shop says about itself"),
  nobodys("deskgraph.knowledge_vectors", "numbers made of what the shop says about itself"),
  nobodys("deskgraph.sent_files", "the shop's pictures, by the names that a channel gave them"),
  nobodys("deskgraph.breakers", "the vendors' health"),
  nobodys("deskgraph.cursors", "how far looks have come"),
  nobodys(
    "deskgraph.connected_accounts",
    "whose the accounts are that the bot was connected to: the shop's own people",
  ),
  nobodys("deskgraph.grants", "the shop's own keys"),
  nobodys("deskgraph.staff_places", "where the shop's own people meet"),
  nobodys("deskgraph.staff_codes", "keys of an hour for the shop's own people"),
  nobodys("deskgraph.home_secrets", "the shop's own secret"),
  nobodys("deskgraph.churn_tickets", "locks under hashed keys, without any data"),
];

/** What a backup has to hold: all of ours, but for the records that migrations write themselves. */
export const keptTables: readonly string[] = personalTables
  .map(({ name }) => name)
  .filter((name) => !name.endsWith("migrations"));
