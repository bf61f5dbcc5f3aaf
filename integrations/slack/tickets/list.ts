import type { Language, Ticket } from "../../../src/core/index.ts";
import { type Block, plainText, section } from "../blocks.ts";
import { slackWords } from "../words.ts";

/** Few enough to be read at once; a message has 50 blocks at most, and a ticket takes two. */
const pageSize = 5;

interface Page {
  readonly tickets: readonly Ticket[];
  readonly word: string;
  readonly at: number;
}

/** One page of tickets, each with what can be done to it. */
export function pageBlocks({ tickets, word, at }: Page, language: Language): readonly Block[] {
  const words = slackWords[language];
  const shown = tickets.slice(at, at + pageSize);
  const turn = [
    ...(at > 0 ? [{ id: "ticket_page_earlier", text: words.earlier, to: Math.max(0, at - pageSize) }] : []),
    ...(at + pageSize < tickets.length ? [{ id: "ticket_page_later", text: words.later, to: at + pageSize }] : []),
  ];
  return [
    ...shown.flatMap((ticket) => [section(lineOf(ticket, language)), buttonsOf(ticket, language)]),
    ...(turn.length === 0
      ? []
      : [{ type: "actions", elements: turn.map(({ id, text, to }) => button(id, text, `${word}:${to}`)) }]),
  ];
}

export function lineOf({ id, subject, status, priority }: Ticket, language: Language): string {
  const words = slackWords[language];
  return `#${id} ${subject}\n${words.status[status]}, ${words.priority[priority]}`;
}

function buttonsOf({ id }: Ticket, language: Language): Block {
  const words = slackWords[language];
  const confirm = {
    title: plainText(`#${id}`),
    text: plainText(words.sure),
    confirm: plainText(words.yes),
    deny: plainText(words.no),
  };
  return {
    type: "actions",
    elements: [
      button(`ticket_view:${id}`, words.view, id),
      { ...button(`ticket_resolve:${id}`, words.resolve, id), confirm },
      button(`ticket_comment:${id}`, words.comment, id),
    ],
  };
}

const button = (id: string, text: string, value: string): Block => ({
  type: "button",
  action_id: id.slice(0, 255),
  text: plainText(text),
  value,
});
