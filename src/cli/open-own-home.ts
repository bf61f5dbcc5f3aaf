import { type Home, type HomeOptions, openHome } from "../../supabase/home/home.ts";
import { findRunningProduct } from "../console/running-product.ts";
import { HomeHeld } from "../core/index.ts";

/**
 * For who needs a home alone. A product whose lock somebody deleted still answers at its socket, and two on one folder
 * destroy the database. A socket that cannot be asked tells nothing: then the lock alone decides.
 */
export async function openOwnHome(options: HomeOptions): Promise<Home> {
  if (options.kind === "embedded") {
    const running = await findRunningProduct(options.dir).catch(() => undefined);
    if (running !== undefined) throw new HomeHeld(running.pid);
  }
  return openHome(options);
}
