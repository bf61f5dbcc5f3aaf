import type { Home } from "../../supabase/home/home.ts";
import { createStaffPlaces } from "../../supabase/store/staff-places.ts";
import { createStaffHost } from "../channels/staff-host.ts";
import { type StaffSurfaces, surfacesOf } from "../channels/staff-surfaces.ts";
import type { Config } from "../config/config.ts";
import type { Catalogue, Channel, Clock, OutboxDesk, StaffApp, StaffHost, Store } from "../core/index.ts";

/** Where the shop's people meet, before anything is asked of it. */
interface OpenStaff extends StaffSurfaces {
  readonly apps: readonly StaffApp[];
  /** Where else each post goes. */
  readonly furtherSurfaces: readonly string[];
}

export function openStaff(config: Config, channel: Channel | undefined): OpenStaff {
  const apps = config.staffSurfaces.map(({ open }) => open());
  const surfaces = surfacesOf({ channel, configured: config.channel?.open() }, apps);
  return { ...surfaces, apps, furtherSurfaces: surfaces.names.slice(1) };
}

/** What the product does for them all; the places that the configuration names are known from here on. */
export async function hostStaff(
  { names, apps }: OpenStaff,
  of: {
    readonly config: Config;
    readonly home: Home;
    readonly now: Clock;
    readonly store: Store;
    readonly desk: OutboxDesk;
    /** Of now. */
    readonly catalogue: () => Catalogue;
  },
): Promise<StaffHost> {
  const places = createStaffPlaces({ ...of.home, now: of.now });
  for (const { place } of apps) await places.keepPlace(place);
  const { store, desk, catalogue } = of;
  return createStaffHost({ places, store, desk, catalogue, shop: of.config.shop, surfaces: names });
}
