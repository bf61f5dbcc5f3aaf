/** Reads one ticket many times at once, with the keys that the database keeps, and prints how it went. */
import { createHelpdesk } from "../../../../src/config/create-helpdesk.ts";
import { tenantId } from "../../../../src/core/index.ts";
import { openHome } from "../../../../supabase/home/home.ts";
import { createGrants } from "../../../../supabase/store/grants.ts";

const [url = "", ticketId = "", count = ""] = process.argv.slice(2);
const home = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
const helpdesk = createHelpdesk(process.env, { grants: createGrants(home) });
process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
const results = await Promise.allSettled(
  Array.from(
    { length: Number(count) },
    () => helpdesk?.tickets.get(ticketId, calls) ?? Promise.reject(new Error("none")),
  ),
);
const reasons = results.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
process.stdout.write(`${JSON.stringify({ well: results.length - reasons.length, reasons: [...new Set(reasons)] })}\n`);
await home.close();
process.exit(0);
