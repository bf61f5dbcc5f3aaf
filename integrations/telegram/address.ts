/**
 * A chat as conversations know it: its id, and for a chat on a shop's own account (Telegram Business) also the
 * connection through which the bot answers there. Message ids are counted per chat and connection, so both belong
 * together.
 */
export interface Address {
  readonly chatId: number;
  readonly connection?: string;
  /** A topic of a group. */
  readonly thread?: number;
}

export const writeAddress = ({ chatId, connection }: Address): string =>
  connection === undefined ? String(chatId) : `${chatId}@${connection}`;

export function readAddress(address: string): Address {
  const at = address.indexOf("@");
  return at === -1
    ? { chatId: Number(address) }
    : { chatId: Number(address.slice(0, at)), connection: address.slice(at + 1) };
}

/** Makes a call in the name of the connected account, or in the topic. */
export const connectionParameter = ({
  connection,
  thread,
}: Address): { readonly business_connection_id?: string; readonly message_thread_id?: number } => ({
  ...(connection === undefined ? {} : { business_connection_id: connection }),
  ...(thread === undefined ? {} : { message_thread_id: thread }),
});
