import type { ReserveBytes } from "./file-room.ts";
import type { Language } from "./language.ts";

/** A customer's file, as bytes: its address at the channel may be a secret (it may contain the bot's token). */
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
  /** Gives their memory back at once, and they are gone. Whoever had them read calls it when nothing needs them. */
  readonly letGo?: () => void;
}

/** Why a file cannot be had. `later`: the channel did not answer, another try may work. */
export type FileTrouble = { readonly unreadable: "too_big" | "gone" | "later" };

/** Fetches what a channel keeps, by the attachment's ref. Before the bytes are fetched, `reserve` is asked. */
export interface Files {
  read(ref: string, signal: AbortSignal, reserve?: ReserveBytes): Promise<FileBytes | FileTrouble>;
}

/** No channel that keeps files. */
export const noFiles: Files = { read: async () => ({ unreadable: "gone" }) };

/**
 * What a receipt says. Whatever could not be read is absent; nothing is guessed, and nothing here confirms a payment.
 */
export interface PaymentProof {
  readonly isReceipt: boolean;
  readonly amountMinor?: number;
  readonly currency?: string;
  readonly payee?: string;
  readonly iban?: string;
}

/**
 * Those who can hear and see, if the shop has any. Each may be absent: then the customer is told honestly that nobody
 * here can, and a person gets the file.
 */
export interface MediaReaders {
  /** The words of a voice message or a video. */
  readonly transcribe?: (file: FileBytes, of: { readonly language: Language }, signal: AbortSignal) => Promise<string>;
  /** What is on a photo, in a sentence or two. */
  readonly describe?: (file: FileBytes, of: { readonly language: Language }, signal: AbortSignal) => Promise<string>;
  /** What a photo or document says as a payment's receipt. */
  readonly readProof?: (file: FileBytes, signal: AbortSignal) => Promise<PaymentProof>;
}
