/** No customer's: what is posted about the whole shop goes through the outbox under it. */
export const shopChat = { channel: "shop", channelChatId: "staff" } as const;
