import type { FakeCall, Fault, RefuseFile } from "../fakes/serve.ts";

/** What a vendor posts to us. */
export interface VendorEvent {
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface AgentsFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * A helpdesk as people in it see it: what stands on its tickets, what they do there, and what it posts to us of that.
 */
export interface TestVendor {
  readonly env: Record<string, string>;
  readonly path: string;
  readonly ticketIds: () => string[];
  readonly tagsOf: (ticketId: string) => readonly string[];
  /** Every comment of one ticket, or of all, oldest first; marks of ours are left out. */
  comments(ticketId?: string): { readonly text: string; readonly isPublic: boolean }[];
  isSolved(ticketId: string): boolean;
  reply(ticketId: string, text: string, file?: AgentsFile): VendorEvent;
  note(ticketId: string, text: string): VendorEvent;
  /** An agent mails somebody else from the ticket; absent where no comment shows that. */
  readonly forward?: (ticketId: string, text: string) => VendorEvent;
  /** Somebody who was in copy answers by mail, for all to read. */
  copied(ticketId: string, text: string): VendorEvent;
  solve(ticketId: string): VendorEvent;
  reopen(ticketId: string): VendorEvent;
  /** Takes it away for good. */
  remove(ticketId: string): void;
  /** An agent says that it is another customer's. */
  changeCustomer(ticketId: string): void;
  /** Brings it where nothing changes it any more; absent where there is no such state. */
  readonly closeForGood?: (ticketId: string) => void;
  /** The events of everything that we wrote there ourselves. */
  echoes(): VendorEvent[];
  /** An event whose proof is somebody else's. */
  forged(event: VendorEvent): VendorEvent;
  /** A proof of another time; absent where the vendor's proof knows none. */
  readonly ofAnotherTime?: (ticketId: string, offsetMs: number) => VendorEvent;
  /** Whether the proof is over the body. */
  readonly provesBody: boolean;
  fault(decide: (call: FakeCall) => Fault): void;
  /** Which files it does not take. */
  refuseFiles(decide: RefuseFile): void;
  /** The names of the files on a ticket, in the order of its comments. */
  filesOf(ticketId: string): readonly string[];
  /** What vendors send now and then although no document says so. */
  readonly spoil: {
    /** A status that is new there. */
    status(ticketId: string): void;
    /** Times that are no times. */
    times(ticketId: string): void;
    /** Rows of its lists that are nothing at all. */
    rows(): void;
  };
  /** An agent's public word, in the editor's markup where there is one; so many levels of it. */
  nested(ticketId: string, text: string, depth: number): VendorEvent;
  /** What an agent throws away, or the vendor takes for spam; absent where neither can be read any more. */
  readonly trash?: (ticketId: string) => void;
  readonly spam?: (ticketId: string) => void;
  /** Mails to customers that the vendor sent by our doing. */
  mails(): number;
  stop(): Promise<void>;
}
