import { createHash } from "node:crypto";
import {
  buildEffect,
  conversationId,
  type PaymentLink,
  type PaymentLinks,
  type PaymentProvider,
  type Store,
  turnId,
  type Webhook,
} from "../core/index.ts";

interface PaymentNewsDeps {
  readonly links: PaymentLinks;
  readonly store: Pick<Store, "put">;
}

/**
 * Takes what a provider tells. Its words are only a reason to ask it: the look is an effect, one for each different
 * message, so a message that is sent again changes nothing.
 */
export const paymentWebhook = (
  provider: string,
  { webhook: { about, ...door } }: PaymentProvider,
  { links, store }: PaymentNewsDeps,
): Webhook => ({
  ...door,
  maxBodyBytes: 200_000,
  take: async (body) => {
    const named = about(body);
    const link = named && (await links.find({ provider, ...named }));
    if (link === undefined) return;
    const mark = createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 16);
    await putLook(store, link, `told/${mark}`);
  },
});

/** What to look at, and why: the same reason looks once. */
export const putLook = (store: Pick<Store, "put">, link: PaymentLink, why: string): Promise<void> => {
  const { billId, reference } = link;
  const draft = {
    kind: "pay_link.look",
    payload: { billId, reference, via: link.provider },
    subject: `${reference}/${why}`,
  } as const;
  const at = { conversationId: conversationId(link.conversationId), turnId: turnId("payments"), node: "webhook" };
  return store.put([buildEffect(draft, at)]);
};
