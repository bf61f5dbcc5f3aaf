import type { MessageEntity } from "grammy/types";

/** A text and what of it looks special: what Telegram takes without having to parse anything. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}
