import type { Ticket, TicketFilter } from "../../../src/core/index.ts";

type Asked =
  | { readonly is: "list"; readonly word: string; readonly filter: Omit<TicketFilter, "limit"> }
  | { readonly is: "one"; readonly id: string };

/** `urgent`, `high`, `open` or `#id`; nothing, or anything else: what is open. */
export function readAsked(text: string): Asked {
  const word = text.trim().toLowerCase();
  const id = /^#(\S+)$/.exec(text.trim())?.[1];
  if (id !== undefined) return { is: "one", id };
  return word === "urgent" || word === "high"
    ? { is: "list", word, filter: { priority: word } }
    : { is: "list", word: "open", filter: {} };
}

/** What a person still has to do with. */
export const isOpen = ({ status }: Pick<Ticket, "status">): boolean => status !== "solved" && status !== "closed";
