/** Opens and migrates the given database, and prints what it applied. */
import { tenantId } from "../../../src/core/index.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { migrate } from "../../../supabase/home/migrate.ts";

const [url = ""] = process.argv.slice(2);
const home = await openHome({ kind: "postgres", url, tenant: tenantId("shop-1") });
const { applied } = await migrate(home);
await home.close();
process.stdout.write(`${JSON.stringify(applied)}\n`);
