import type { ConversationId, ReplyDraftId, StaffHost } from "../../src/core/index.ts";
import { isNote } from "./say-as-person.ts";

/** Better words for a draft of the assistant's. */
interface Edit {
  readonly instead: ReplyDraftId;
  readonly text: string;
  readonly files: readonly [];
}

/** Some surfaces keep to themselves what begins with a slash. */
const editCommand = /^[/!]edit(?:@\w+)?\s+(?<text>\S.*)$/is;

/**
 * Better words for a draft: an answer to its post, or the command. "gone": there is no draft whose place they could
 * take, and they are never said without one.
 */
export async function editIn(
  staff: Pick<StaffHost, "draftOf">,
  conversationId: ConversationId,
  { text, under }: { readonly text: string; readonly under: ReplyDraftId | undefined },
): Promise<Edit | "gone" | undefined> {
  const said = text.trim();
  const byCommand = editCommand.exec(said)?.groups?.["text"];
  if (byCommand !== undefined) {
    const draft = await staff.draftOf(conversationId);
    return draft === undefined ? "gone" : { instead: draft.id, text: byCommand, files: [] };
  }
  return under === undefined || said === "" || isNote(said) ? undefined : { instead: under, text: said, files: [] };
}
