/**
 * Which tests are asked about a folder's mistakes: those that see it from nearby. All of them would take days, and the
 * far ones catch by accident what a promise should say.
 */
export const folders: Readonly<Record<string, readonly string[]>> = {
  "src/core": ["test/core/**", "test/shop/**", "test/config/**"],
  "src/outbox": ["test/outbox/**"],
  "src/inbox": ["test/inbox/**"],
  "src/helpdesk": ["test/helpdesk/**"],
  "nodes/payment": ["test/nodes/payment/**"],
  "nodes/escalation": ["test/nodes/handoff/**", "test/nodes/escalation/**"],
  graph: ["test/graph/**", "test/promises/rerun.test.ts"],
  "supabase/store": [
    "test/supabase/store.test.ts",
    "test/supabase/second-lines.test.ts",
    "test/supabase/arrivals.test.ts",
    "test/supabase/batched.test.ts",
    "test/supabase/catalogue-table.test.ts",
    "test/supabase/deliveries.test.ts",
    "test/supabase/grants.test.ts",
    "test/supabase/outbox-desk.test.ts",
    "test/supabase/tickets.test.ts",
  ],
  "integrations/http": ["test/integrations/http/**"],
};
