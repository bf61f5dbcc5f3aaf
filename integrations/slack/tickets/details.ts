import { z } from "zod";
import { clip, type StaffHelpdesk, type TicketComment } from "../../../src/core/index.ts";
import { anyAnswer } from "../api.ts";
import { type Block, plainText, section } from "../blocks.ts";
import type { SlackDeps } from "../deps.ts";
import { slackWords } from "../words.ts";
import { lineOf } from "./list.ts";

/** The newest; the whole of it stands in the helpdesk. */
const maxComments = 8;
const commentMaxChars = 1_500;

const openedSchema = z.object({ view: z.object({ id: z.string().min(1) }) });

/** A window with a ticket and what was said on it. */
export async function openDetails(
  deps: SlackDeps,
  of: { readonly user: string; readonly trigger: string; readonly ticketId: string },
): Promise<void> {
  const { api, host, members } = deps;
  const words = slackWords[host.staff.language];
  const loading = viewOf(deps, [section(words.loading)]);
  const { view } = await api("views.open", { trigger_id: of.trigger, view: loading }, openedSchema);
  const [desk] = host.helpdesks;
  const show = (blocks: readonly Block[]) =>
    api("views.update", { view_id: view.id, view: viewOf(deps, blocks) }, anyAnswer);
  try {
    if ((await members(of.user)) === undefined) await show([section(words.notMember)]);
    else await show(desk === undefined ? [section(words.noHelpdesk)] : await blocksOf(deps, desk, of.ticketId));
  } catch {
    await show([section(words.failed)]);
  }
}

const viewOf = ({ host }: SlackDeps, blocks: readonly Block[]): object => {
  const words = slackWords[host.staff.language];
  return { type: "modal", title: plainText(words.details), close: plainText(words.close), blocks };
};

async function blocksOf({ host }: SlackDeps, desk: StaffHelpdesk, id: string): Promise<readonly Block[]> {
  const { tickets, comments } = desk.connection.helpdesk;
  const calls = desk.calls();
  const ticket = await tickets.get(id, calls);
  const said = await comments.list(ticket, calls);
  const head = [lineOf(ticket, host.staff.language), ...(ticket.url === undefined ? [] : [ticket.url])].join("\n");
  return [section(head), ...said.slice(-maxComments).map(commentBlock)];
}

function commentBlock({ authorName, by, at, text }: TicketComment): Block {
  const who = `${authorName ?? by}, ${at.slice(0, 16).replace("T", " ")}`;
  return section(`${who}\n${clip(text.trim() === "" ? "–" : text, commentMaxChars)}`);
}
