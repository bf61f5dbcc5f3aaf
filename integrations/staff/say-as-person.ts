import {
  type Attachment,
  type InboundBody,
  NotAllowed,
  type Principal,
  type ReplyDraftId,
  type StaffArrival,
  type StaffHost,
  UnknownConversation,
} from "../../src/core/index.ts";
import type { Asked } from "./press.ts";
import { readAsked } from "./read-asked.ts";
import { staffWords } from "./words.ts";

interface SayHost {
  readonly staff: Pick<StaffHost, "language" | "currency" | "articleOf">;
  accept(arrival: StaffArrival): Promise<unknown>;
}

/** What begins so stays among the staff; a command is none of the customer's either. */
export const isNote = (text: string): boolean => text.startsWith("//") || text.startsWith("/");

/** "/discount" is meant for somebody, and reaches nobody. */
export const isUnknownCommand = (text: string): boolean => /^\s*\/(?!\/)/.test(text);

/** Whether there is anything in it for the customer. */
export const isForCustomer = (text: string, files: readonly Attachment[]): boolean =>
  !isNote(text.trim()) && (text.trim() !== "" || files.length > 0);

/**
 * A person's words in a customer's thread go to the customer, in place of a draft where they answer one. Answers what
 * to tell that person, if anything.
 */
export async function sayAsPerson(
  host: SayHost,
  {
    by,
    text,
    files,
    instead,
    answers,
    ...arrival
  }: Omit<StaffArrival, "body"> & {
    readonly by: Principal;
    readonly text: string;
    readonly files: readonly Attachment[];
    readonly instead?: ReplyDraftId;
    /** It answers a question of ours, and is not for the customer. */
    readonly answers?: Asked;
  },
): Promise<string | undefined> {
  const words = staffWords[host.staff.language];
  const said = (): InboundBody | undefined => {
    if (answers !== undefined) return readAsked(answers, text, by, host.staff);
    return instead === undefined
      ? { kind: "person_message", text, by, ...(files.length === 0 ? {} : { files }) }
      : { kind: "draft_decision", draftId: instead, isSent: true, text, by };
  };
  const body = said();
  if (body === undefined) return words.unreadable;
  try {
    await host.accept({ ...arrival, body });
    return undefined;
  } catch (error) {
    if (error instanceof NotAllowed) return error.found?.refused === "draft_gone" ? words.draftGone : words.notYours;
    if (error instanceof UnknownConversation) return words.gone;
    throw error;
  }
}
