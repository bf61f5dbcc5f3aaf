import { editIn } from "../staff/edit-in.ts";
import { isForCustomer, sayAsPerson } from "../staff/say-as-person.ts";
import { staffWords } from "../staff/words.ts";
import { type SlackDeps, tell } from "./deps.ts";
import { memberPrincipal } from "./member-principal.ts";
import { readWords } from "./reading/read-words.ts";
import type { MessageEvent, Said } from "./reading/schema.ts";
import { source, surface } from "./surface.ts";
import { slackWords } from "./words.ts";

/** What people write; everything else that Slack calls a message is none. */
const written: readonly (string | undefined)[] = [undefined, "file_share", "thread_broadcast"];

/** What a person writes in a customer's thread is said to the customer. */
export async function takeMessage(deps: SlackDeps, event: MessageEvent, body: unknown): Promise<void> {
  if (event.channel !== deps.access.channel) return;
  const { subtype, message, previous_message: before } = event;
  if (written.includes(subtype)) return say(deps, event, body);
  const words = staffWords[deps.host.staff.language];
  const ownWords = slackWords[deps.host.staff.language];
  // Slack calls it a change, too, when it shows a link.
  if (subtype === "message_changed" && message !== undefined && message.text !== before?.text) {
    await tellAbout(deps, message, before, words.editedTooLate);
  } else if (subtype === "message_deleted" && before !== undefined) {
    await tellAbout(deps, before, before, ownWords.deletedTooLate);
  }
}

async function say(deps: SlackDeps, said: Said, body: unknown): Promise<void> {
  const { host, access, members } = deps;
  const at = await customersThread(deps, said);
  if (at === undefined) return;
  const { text, files } = readWords(said);
  // Slack knows no answer to one message of a thread: a draft is edited by the command alone.
  const edit = await editIn(host.staff, at.conversationId, { text, under: undefined });
  if (edit === undefined && !isForCustomer(text, files)) return;
  const member = await members(at.user);
  const say = async () => {
    if (edit === "gone") return staffWords[host.staff.language].draftGone;
    if (member === undefined) return slackWords[host.staff.language].notMember;
    return sayAsPerson(host, {
      conversationId: at.conversationId,
      source,
      externalId: `message/${access.channel}/${said.ts}`,
      raw: Buffer.from(JSON.stringify(body)),
      by: memberPrincipal(at.user, member),
      ...(edit ?? { text, files }),
    });
  };
  const answer = await say();
  if (answer !== undefined) void tell(deps, { user: at.user, thread: at.thread, text: answer });
}

/** Undefined where it is about no customer, or no person wrote it: what we post comes back as a message, too. */
async function customersThread({ host, access, identity }: SlackDeps, { user, bot_id, thread_ts: thread }: Said) {
  if (user === undefined || bot_id !== undefined || thread === undefined) return undefined;
  if (user === (await identity()).userId) return undefined;
  const at = { surface, placeId: access.channel, threadId: thread };
  const conversationId = await host.staff.conversationOf(at);
  return conversationId === undefined ? undefined : { conversationId, user, thread };
}

/** The customer has it already; a note among the staff is theirs to change. */
async function tellAbout(deps: SlackDeps, said: Said, before: Said | undefined, text: string): Promise<void> {
  const at = await customersThread(deps, said);
  const isTheCustomers = [said, before].some((each) => {
    const words = each && readWords(each);
    return words !== undefined && isForCustomer(words.text, words.files);
  });
  if (at !== undefined && isTheCustomers) void tell(deps, { user: at.user, thread: at.thread, text });
}
