import type { RotatedSecret, Secret } from "../../src/core/index.ts";

/** What can be said by a reaction on a post. */
export const reactionActs = ["take", "give_back", "close"] as const;

export interface SlackAccess {
  readonly token: Secret;
  /** Of events over HTTP. */
  readonly signingSecret: RotatedSecret | undefined;
  /** Of socket mode. */
  readonly appToken: Secret | undefined;
  /** The id of the channel where posts go. */
  readonly channel: string;
  readonly apiUrl: string | undefined;
  /** By the emoji's name. */
  readonly reactions: Readonly<Record<string, (typeof reactionActs)[number]>>;
}
