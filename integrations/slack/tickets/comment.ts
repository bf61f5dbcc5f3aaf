import { z } from "zod";
import { anyAnswer } from "../api.ts";
import { plainText } from "../blocks.ts";
import { type SlackDeps, tell } from "../deps.ts";
import type { Submission } from "../reading/schema.ts";
import { slackWords } from "../words.ts";
import { asStaff } from "./as-staff.ts";

const callback = "ticket_comment";
const block = "comment";
const input = "text";
/** docs.slack.dev, plain-text input, 2026-11. */
const maxChars = 3_000;

const writtenSchema = z.object({ value: z.string().trim().min(1).max(maxChars) });

/** A window to write a comment in. */
export async function openComment(
  { api, host }: SlackDeps,
  { trigger, ticketId }: { readonly trigger: string; readonly ticketId: string },
): Promise<void> {
  const words = slackWords[host.staff.language];
  const view = {
    type: "modal",
    callback_id: callback,
    private_metadata: ticketId,
    title: plainText(words.comment),
    submit: plainText(words.send),
    close: plainText(words.close),
    blocks: [
      {
        type: "input",
        block_id: block,
        label: plainText(words.text),
        element: { type: "plain_text_input", action_id: input, multiline: true, max_length: maxChars },
      },
    ],
  };
  await api("views.open", { trigger_id: trigger, view }, anyAnswer);
}

/** What was written there becomes an internal comment, once by the window's own id. */
export async function takeSubmission(deps: SlackDeps, { user, view }: Submission): Promise<void> {
  if (view.callback_id !== callback) return;
  const text = writtenSchema.safeParse(view.state.values[block]?.[input]).data?.value;
  if (text === undefined) return;
  const words = slackWords[deps.host.staff.language];
  await asStaff(deps, user.id, async ({ desk, member }) => {
    const { tickets, comments } = desk.connection.helpdesk;
    const calls = desk.calls();
    const ticket = await tickets.get(view.private_metadata, calls);
    const comment = {
      key: `slack-${view.id}`,
      text: words.commentBy({ name: member.name, text }),
      isPublic: false,
      from: "us",
      requester: { externalId: ticket.requester.id ?? "" },
    } as const;
    await comments.add(ticket.id, comment, calls);
    await tell(deps, { user: user.id, text: words.commented(ticket.id) });
  });
}
