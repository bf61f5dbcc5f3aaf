import type { App } from "../app.ts";
import { type Channel, type ChannelHost, laneOutside } from "../core/index.ts";
import { pacer } from "../outbox/pacer.ts";

const never = new AbortController().signal;

/** What a channel may ask of the product; its calls outside the outbox are counted with everything that is sent. */
export function channelHost(app: App, { vendor, limit }: Pick<Channel, "vendor" | "limit">): ChannelHost {
  const { open, accept, acceptTogether, erase, openBill, store, budgets, config, log, now } = app;
  return {
    languages: config.shop.languages,
    open,
    accept,
    acceptTogether,
    erase,
    openBill,
    isBusy: store.isBusy,
    known: store.knownConversation,
    holdCheckout: store.holdCheckout,
    put: store.put,
    now,
    connectedAccount: store.connectedAccount,
    connectedAccounts: store.connectedAccounts,
    keepAccount: async (account, reason) => {
      const isNews = await store.keepAccount(account);
      if (isNews && account.standing === "ignored") log.warn("channel.account_ignored", { vendor, reason });
    },
    staff: app.staff,
    cameBack: store.cameBack,
    pace: pacer(budgets, { vendor, limit }, { lane: laneOutside("channel"), lost: never, stopping: never }),
    hasSlot: async () => (await budgets.take(vendor, limit, 0)).granted,
  };
}
