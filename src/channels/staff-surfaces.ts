import type { Channel, Choice, Deliverer, StaffApp, StaffPostDeps, StaffSurface } from "../core/index.ts";

/** Where the shop's people meet: the name of each place that is configured, and those that this process posts to. */
export interface StaffSurfaces {
  /** The first one gets the post itself, each other one its copy. */
  readonly names: readonly string[];
  readonly open: readonly StaffSurface[];
}

/** `channel` is used by this process, `configured` by the product as a whole. */
export function surfacesOf(
  { channel, configured }: { readonly channel: Channel | undefined; readonly configured: Channel | undefined },
  apps: readonly StaffApp[],
): StaffSurfaces {
  const ofChannel = (channel ?? configured)?.staff;
  return {
    names: [ofChannel, ...apps].flatMap((each) => each?.surface ?? []),
    open: [channel?.staff, ...apps].flatMap((each) => each ?? []),
  };
}

/** Who posts to the staff; undefined where no surface is in use. */
export function staffDeliverer({ names, open }: StaffSurfaces, deps: StaffPostDeps): Choice<"staff.post"> | undefined {
  const posts = new Map(open.map((each) => [each.surface, each.post(deps)]));
  if (posts.size === 0) return undefined;
  return { choose: async ({ payload: { surface = names[0] ?? "" } }) => posts.get(surface) ?? notHere };
}

/** For a surface that is not configured any more, or that this process has no part in: the others have their own. */
const notHere: Deliverer<"staff.post"> = {
  deliver: async () => ({ outcome: "done", receipt: { wouldDo: true }, isUnasked: true }),
};
