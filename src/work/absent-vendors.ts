import {
  type Clock,
  destinationOf,
  type Effect,
  type EffectKind,
  effectKinds,
  type StaffPlaces,
  type Store,
  terminalChannel,
} from "../core/index.ts";

/** What such a cursor's name begins with. */
const cursorStart = "delivers/";
/** A channel's name follows. */
const replyStart = "reply/";

/**
 * Vendors that earlier starts had and this one has not: most often a key that is missing by mistake. What is for them
 * waits; settled as "would do" it would be lost without a word.
 */
export interface AbsentVendors {
  /** `crm`, `ticket`, `staff`, `pay_link`, `reply`. */
  readonly ports: readonly string[];
  /** Of these kinds effects may wait. */
  readonly kinds: ReadonlySet<EffectKind>;
  /** Whether this effect waits for one of them. */
  holds(effect: Effect): Promise<boolean>;
}

interface AbsentDeps {
  readonly store: Pick<Store, "cursorsUnder" | "conversation">;
  readonly staff: Pick<StaffPlaces, "places">;
  /** The kinds that somebody makes true in this start. */
  readonly delivered: readonly string[];
}

export async function findAbsent({ store, staff, delivered }: AbsentDeps): Promise<AbsentVendors> {
  const noted = await notedVendors(store);
  const isStaffKnown = (await staff.places()).length > 0;
  const channels = noted.flatMap((name) => (name.startsWith(replyStart) ? [name.slice(replyStart.length)] : []));
  const isKnown = (port: string): boolean => {
    if (port === "staff") return isStaffKnown;
    return port === "reply" ? channels.length > 0 : noted.includes(port);
  };
  const kinds = effectKinds.filter((kind) => !delivered.includes(kind) && isKnown(portOf(kind)));
  return {
    ports: [...new Set(kinds.map(portOf))],
    kinds: new Set(kinds),
    holds: async ({ kind, conversationId }) => {
      const channel = (await store.conversation(conversationId))?.channel;
      if (kind === "reply.send") return channel !== undefined && channels.includes(channel);
      // What is tried out in the terminal was never for a vendor; an erased customer's order still is.
      return channel !== terminalChannel;
    },
  };
}

/** A CRM has two destinations, so that its chats do not wait for its orders. */
const portOf = (kind: EffectKind): string => destinationOf(kind).replace(/_chat$/, "");

/** Those that nobody has forgotten since. */
async function notedVendors(store: Pick<Store, "cursorsUnder">): Promise<string[]> {
  const cursors = await store.cursorsUnder(cursorStart);
  return cursors.filter(({ at }) => at.getTime() > 0).map(({ name }) => name.slice(cursorStart.length));
}

interface Vendors {
  readonly crm: unknown;
  readonly helpdesks: readonly unknown[];
  readonly payments: object;
  /** Its name. */
  readonly channel: string | undefined;
}

/** Written down at each start: the next one knows what it should have. */
export async function noteVendors(
  { store, now }: { readonly store: Pick<Store, "setCursor">; readonly now: Clock },
  { crm, helpdesks, payments, channel }: Vendors,
): Promise<void> {
  const ports = [
    ...(crm === undefined ? [] : ["crm"]),
    ...(helpdesks.length === 0 ? [] : ["ticket"]),
    ...(Object.keys(payments).length === 0 ? [] : ["pay_link"]),
    ...(channel === undefined ? [] : [`${replyStart}${channel}`]),
  ];
  for (const port of ports) await store.setCursor(`${cursorStart}${port}`, now());
}

/** The shop has none any more: from the next start on, what is for it is only shown. Answers whether one was known. */
export async function forgetVendor(store: Pick<Store, "cursorsUnder" | "setCursor">, port: string): Promise<boolean> {
  const gone = (await notedVendors(store)).filter((name) => name === port || name.startsWith(`${port}/`));
  for (const name of gone) await store.setCursor(`${cursorStart}${name}`, new Date(0));
  return gone.length > 0;
}
