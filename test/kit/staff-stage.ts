import type { TelegramApp } from "./telegram-app.ts";

/** A post as the shop's people see it on their surface. */
export interface StagePost {
  readonly id: string;
  readonly thread: string;
  readonly text: string;
  /** The words on what can be pressed under it now. */
  readonly buttons: readonly string[];
  readonly file: Buffer | undefined;
}

/** A surface of the staff's with people on it, and the product that is joined with it. Customers write in Telegram. */
export interface StaffStage {
  readonly desk: TelegramApp;
  /** Its name. */
  readonly surface: string;
  readonly people: { readonly owner: string; readonly admin: string; readonly agent: string };
  /** One more agent. */
  join(who: string): void;
  leave(who: string): void;
  /** Of all threads, oldest first. */
  posts(): readonly StagePost[];
  /** So many customers have a thread there. */
  threads(): number;
  /** What was told to whoever pressed or wrote something, oldest first. */
  told(): readonly string[];
  write(who: string, thread: string, text: string, file?: Buffer): void;
  /** Changes what this person wrote last. */
  edit(who: string, thread: string, text: string): void;
  press(who: string, post: StagePost, label: string): void;
  /** Presses what asks for words, and gives them where they are asked for. */
  answer(who: string, post: StagePost, label: string, text: string): Promise<void>;
  /** A press that carries this, under that post, as whoever can write to the surface's own protocol would make it. */
  pressCarrying(who: string, post: StagePost, data: string): void;
  /** What is not from one of the staff, or not from the surface at all; resolves when all of it was dealt with. */
  forge(post: StagePost, label: string): Promise<void>;
  /** While it is away, it takes nothing. */
  away(isAway: boolean): void;
  stop(): Promise<void>;
}
