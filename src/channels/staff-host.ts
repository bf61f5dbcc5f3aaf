import {
  type Catalogue,
  mayDo,
  NotAllowed,
  type OutboxDesk,
  roleOf,
  type Shop,
  type StaffHost,
  type StaffPlaces,
  type Store,
  sku,
  staffLanguageOf,
  trustAll,
} from "../core/index.ts";

interface StaffHostDeps {
  readonly places: StaffPlaces;
  readonly store: Pick<Store, "conversation" | "load" | "replyDraft" | "setTrust">;
  readonly desk: Pick<OutboxDesk, "replay">;
  readonly shop: Pick<Shop, "languages" | "people" | "currency">;
  readonly catalogue: () => Catalogue;
  /** Those in use. */
  readonly surfaces: readonly string[];
}

export const createStaffHost = ({ places, store, desk, shop, surfaces, catalogue }: StaffHostDeps): StaffHost => ({
  ...places,
  // A place that stayed behind when its vendor was taken out of the configuration reaches nobody.
  places: async () => (await places.places()).filter(({ surface }) => surfaces.includes(surface)),
  language: staffLanguageOf(shop),
  replay: (key) => desk.replay(key),
  draftOf: (id) => store.replyDraft(id),
  may: (act, { proven }) => mayDo(roleOf(proven, shop.people), act),
  currency: shop.currency,
  articleOf: (written) =>
    [written, written.toUpperCase()].flatMap((each) => catalogue().bySku(sku(each))?.variant.sku ?? [])[0],
  trustAll: async (to, by) => {
    const { proven } = by;
    if (!mayDo(roleOf(proven, shop.people), "set_trust")) throw new NotAllowed("How far the assistant is trusted");
    await store.setTrust(trustAll(to), proven);
  },
  nameOf: async (id) => {
    const conversation = await store.conversation(id);
    if (conversation === undefined) return undefined;
    const { delivery, username } = await store.load(conversation.customerId);
    return delivery.name ?? (username === undefined ? undefined : `@${username}`);
  },
});
