import {
  type Channel,
  type Choice,
  type Deliverer,
  type DeliveryResult,
  type StaffApp,
  type StaffPostDeps,
  type StaffSurface,
  type Store,
  withTalkSince,
} from "../core/index.ts";

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

type PostDeps = StaffPostDeps & { readonly store: Pick<Store, "transcript"> };

/** Who posts to the staff; undefined where no surface is in use. */
export function staffDeliverer({ names, open }: StaffSurfaces, deps: PostDeps): Choice<"staff.post"> | undefined {
  const posts = new Map(open.map((each) => [each.surface, withTalk(each.post(deps), deps)]));
  if (posts.size === 0) return undefined;
  return { choose: async ({ payload: { surface = names[0] ?? "" } }) => posts.get(surface) ?? notHere };
}

/** For a surface that is not configured any more, or that this process has no part in: the others have their own. */
const notHere: Deliverer<"staff.post"> = {
  deliver: async () => ({ outcome: "done", receipt: { wouldDo: true }, isUnasked: true }),
};

/** Some two screens: whoever takes the chat needs the newest of it. */
const mostTalkChars = 8_000;

/** A post that asks for the talk has it under its words. */
const withTalk = (post: Deliverer<"staff.post">, { store }: PostDeps): Deliverer<"staff.post"> => ({
  ...post,
  deliver: async (effect, context) => {
    const { talkSince: since, ...payload } = effect.payload;
    if (since === undefined) return post.deliver(effect, context);
    const text = await withTalkSince(effect, { text: payload.text, since, maxChars: mostTalkChars }, store);
    return text === undefined ? nothingWasSaid : post.deliver({ ...effect, payload: { ...payload, text } }, context);
  },
});

const nothingWasSaid: DeliveryResult = {
  outcome: "done",
  receipt: { note: "Nothing was said meanwhile." },
  isUnasked: true,
};
