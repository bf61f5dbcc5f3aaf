import type { PaymentProof } from "./media.ts";

/** What a customer can attach. Files themselves stay with the channel; here is only what a node may reason about. */
export interface Attachment {
  readonly kind: "photo" | "document" | "voice" | "video" | "location" | "contact" | "sticker";
  readonly ref: string;
  readonly name?: string;
  /** What a service that can hear or see made of it: the words of a voice message, what is on a photo. */
  readonly words?: string;
  /** What a payment's receipt says, as far as it could be read. */
  readonly proof?: PaymentProof;
}
