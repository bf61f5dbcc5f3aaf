import {
  maySetTrust,
  NotAllowed,
  type OutboxDesk,
  personKey,
  roleOf,
  type Shop,
  type StaffHost,
  type StaffPlaces,
  type Store,
  staffLanguageOf,
  trustAll,
} from "../core/index.ts";

interface StaffHostDeps {
  readonly places: StaffPlaces;
  readonly store: Pick<Store, "conversation" | "load" | "replyDraft" | "setTrust">;
  readonly desk: Pick<OutboxDesk, "replay">;
  readonly shop: Pick<Shop, "languages" | "people">;
  /** Those in use. */
  readonly surfaces: readonly string[];
}

export const createStaffHost = ({ places, store, desk, shop, surfaces }: StaffHostDeps): StaffHost => ({
  ...places,
  // A place that stayed behind when its vendor was taken out of the configuration reaches nobody.
  places: async () => (await places.places()).filter(({ surface }) => surfaces.includes(surface)),
  language: staffLanguageOf(shop),
  replay: (key) => desk.replay(key),
  draftOf: (id) => store.replyDraft(id),
  trustAll: async (to, by) => {
    const { proven } = by;
    if (!maySetTrust(roleOf(proven, shop.people))) throw new NotAllowed("How far the assistant is trusted");
    await store.setTrust(trustAll(to), personKey(proven));
  },
  nameOf: async (id) => {
    const conversation = await store.conversation(id);
    if (conversation === undefined) return undefined;
    const { delivery, username } = await store.load(conversation.customerId);
    return delivery.name ?? (username === undefined ? undefined : `@${username}`);
  },
});
