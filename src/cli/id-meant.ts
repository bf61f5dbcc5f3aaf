import { readHomeSecret } from "../../supabase/home/home-secret.ts";
import { findShownId } from "../../supabase/store/shown-ids.ts";
import type { App } from "../app.ts";

/** An id of the database, whether it was copied from there or from a log. Anything else comes back as it is. */
export const idMeant = async ({ home }: Pick<App, "home">, written: string): Promise<string> =>
  (await findShownId(home, written, await readHomeSecret(home))) ?? written;
