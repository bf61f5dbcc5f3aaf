import type { StaffHelpdesk, WebhookAnswer } from "../../../src/core/index.ts";
import { type SlackDeps, tell } from "../deps.ts";
import type { EphemeralPress, SlackCommand } from "../reading/schema.ts";
import { slackWords } from "../words.ts";
import { type AsStaff, asStaff } from "./as-staff.ts";
import { openComment } from "./comment.ts";
import { openDetails } from "./details.ts";
import { isOpen, readAsked } from "./filter.ts";
import { pageBlocks } from "./list.ts";

/** So many are read; whoever has more looks into the helpdesk. */
const maxTickets = 100;

/** At once: nothing where the answer follows. In another channel the bot may not be, and could say nothing later. */
export const answerToCommand = ({ host, access }: SlackDeps, { channel_id: channel }: SlackCommand): WebhookAnswer =>
  channel === access.channel
    ? {}
    : { json: { response_type: "ephemeral", text: slackWords[host.staff.language].onlyInChannel } };

/** `/tickets`: for people of the staff, where they meet. */
export async function takeCommand(deps: SlackDeps, { text, user_id: user, channel_id: channel }: SlackCommand) {
  if (channel !== deps.access.channel) return;
  await asStaff(deps, user, async ({ desk }) => showAsked(deps, desk, user, text));
}

/** What was pressed under a list that one person sees. */
export async function takeTicketPress(
  deps: SlackDeps,
  { user, channel, actions, trigger_id: trigger }: EphemeralPress,
) {
  const [action] = actions;
  if (action?.value === undefined || channel.id !== deps.access.channel) return;
  const { value } = action;
  const [what] = action.action_id.split(":");
  switch (what) {
    case "ticket_view":
      // The trigger is good for three seconds: the window opens first, and is filled then.
      return openDetails(deps, { user: user.id, trigger, ticketId: value });
    case "ticket_comment":
      return openComment(deps, { trigger, ticketId: value });
    case "ticket_resolve":
      return asStaff(deps, user.id, (of) => resolve(deps, { ...of, user: user.id, ticketId: value }));
    case "ticket_page_earlier":
    case "ticket_page_later":
      return asStaff(deps, user.id, ({ desk }) => showPage(deps, desk, user.id, value));
  }
}

async function showAsked(deps: SlackDeps, desk: StaffHelpdesk, user: string, text: string): Promise<void> {
  const asked = readAsked(text);
  if (asked.is === "list") return showPage(deps, desk, user, `${asked.word}:0`);
  const { tickets } = desk.connection.helpdesk;
  const found = await tickets.get(asked.id, desk.calls());
  await showTickets(deps, user, { tickets: [found], word: "open", at: 0 });
}

/** `of` is the word and the place of the page, as a button carries it. */
async function showPage(deps: SlackDeps, desk: StaffHelpdesk, user: string, of: string): Promise<void> {
  const [word = "open", place = "0"] = of.split(":");
  const asked = readAsked(word);
  const filter = asked.is === "list" ? asked.filter : {};
  const all = await desk.connection.helpdesk.tickets.list({ ...filter, limit: maxTickets }, desk.calls());
  await showTickets(deps, user, { tickets: all.filter(isOpen), word, at: Number.parseInt(place, 10) || 0 });
}

async function showTickets(deps: SlackDeps, user: string, page: Parameters<typeof pageBlocks>[0]): Promise<void> {
  const { language } = deps.host.staff;
  const words = slackWords[language];
  if (page.tickets.length === 0) return tell(deps, { user, text: words.noTickets });
  await tell(deps, { user, text: `/tickets ${page.word}`, blocks: pageBlocks(page, language) });
}

async function resolve(
  deps: SlackDeps,
  { desk, member, user, ticketId }: AsStaff & { readonly user: string; readonly ticketId: string },
): Promise<void> {
  const words = slackWords[deps.host.staff.language];
  await desk.connection.helpdesk.tickets.close(ticketId, words.resolvedBy(member.name), desk.calls());
  await tell(deps, { user, text: words.resolved(ticketId) });
}
