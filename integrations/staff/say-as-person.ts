import {
  type Attachment,
  NotAllowed,
  type Principal,
  type StaffArrival,
  type StaffHost,
  UnknownConversation,
} from "../../src/core/index.ts";
import { staffWords } from "./words.ts";

interface SayHost {
  readonly staff: Pick<StaffHost, "language">;
  accept(arrival: StaffArrival): Promise<unknown>;
}

/** What begins so stays among the staff; a command is none of the customer's either. */
const isNote = (text: string): boolean => text.startsWith("//") || text.startsWith("/");

/** Whether there is anything in it for the customer. */
export const isForCustomer = (text: string, files: readonly Attachment[]): boolean =>
  !isNote(text.trim()) && (text.trim() !== "" || files.length > 0);

/** A person's words in a customer's thread go to the customer. Answers what to tell that person, if anything. */
export async function sayAsPerson(
  host: SayHost,
  {
    by,
    text,
    files,
    ...arrival
  }: Omit<StaffArrival, "body"> & {
    readonly by: Principal;
    readonly text: string;
    readonly files: readonly Attachment[];
  },
): Promise<string | undefined> {
  const words = staffWords[host.staff.language];
  try {
    await host.accept({
      ...arrival,
      body: { kind: "person_message", text, by, ...(files.length === 0 ? {} : { files }) },
    });
    return undefined;
  } catch (error) {
    if (error instanceof NotAllowed) return words.notYours;
    if (error instanceof UnknownConversation) return words.gone;
    throw error;
  }
}
