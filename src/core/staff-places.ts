import type { ConversationId } from "./ids.ts";

/** Where the shop's people meet on one surface: a group in a messenger, a channel. */
export interface StaffPlace {
  /** The vendor's name. */
  readonly surface: string;
  readonly placeId: string;
  /** As people call it. */
  readonly title: string;
}

/** A thread there: it is about one customer. */
export interface StaffThread {
  readonly surface: string;
  readonly placeId: string;
  readonly threadId: string;
}

/** Which places the shop's people have, and which thread there is about whom. */
export interface StaffPlaces {
  place(surface: string): Promise<StaffPlace | undefined>;
  places(): Promise<readonly StaffPlace[]>;
  /** Keeps a code that connects one place, until then. */
  keepCode(code: string, until: Date): Promise<void>;
  /** Without using it up. */
  isGoodCode(code: string): Promise<boolean>;
  /** The place takes the one of before's place. False where the code is wrong, used or too old. */
  connectPlace(code: string, place: StaffPlace): Promise<boolean>;
  /** The configuration names the place: it takes the one of before's place. */
  keepPlace(place: StaffPlace): Promise<void>;
  /** False where none was connected. */
  disconnectPlace(surface: string): Promise<boolean>;
  /** The vendor gave the place another id. */
  placeMoved(surface: string, from: string, to: string): Promise<void>;
  /** The newest thread about this conversation in the place that the surface has now. */
  threadOf(surface: string, conversation: ConversationId): Promise<StaffThread | undefined>;
  conversationOf(thread: StaffThread): Promise<ConversationId | undefined>;
  keepThread(thread: StaffThread, conversation: ConversationId): Promise<void>;
  /** It is not there any more. */
  forgetThread(thread: StaffThread): Promise<void>;
}
