import { type ChatFilter, type ListedChat, listChats } from "../../supabase/store/chats.ts";
import type { Output } from "../console/output.ts";
import { BadInput, clip, doorsOf, type Owner, owners, type Shop } from "../core/index.ts";
import { given } from "./command.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { searchFor } from "./conversation-meant.ts";
import { countMeant } from "./count-meant.ts";
import { printJson } from "./json-option.ts";
import type { Product } from "./product.ts";
import { shopMinute } from "./shop-minute.ts";

const usualLimit = "20";

/** Whose chats: an owner, or a word for several. */
const ownerWords: Readonly<Record<string, readonly Owner[]>> = {
  open: ["ai", "waiting", "person"],
  all: owners,
  ...Object.fromEntries(owners.map((owner) => [owner, [owner]])),
};

export const listOptions = {
  owner: { value: "OWNER", about: "list: open, ai, waiting, person, closed, all (default: open; all with --find)" },
  mine: { about: "list: only the chats that are yours" },
  find: { value: "WORDS", about: "list: a name, @name, a phone, the number of an order" },
  limit: { value: "N", about: `list: chats on a page; show: turns (default: ${usualLimit})` },
  page: { value: "N", about: "list: which page (default: 1)" },
} as const;

export type ListOptions = { readonly [Name in keyof typeof listOptions | "json"]?: string | undefined };

export async function printChats(product: Product, options: ListOptions, out: Output): Promise<void> {
  const page = countMeant(options.page ?? "1", "page");
  const filter = await filterOf(product, options, page);
  const chats = await listChats(await product.home(), filter);
  if (options.json === given) return printJson(chats, out);
  for (const chat of chats) {
    printChat(chat, product.config.shop, out);
    await out.taken();
  }
  if (chats.length === 0) out.print(page === 1 ? "No chats." : `No chats on page ${page}.`);
  if (chats.length === filter.limit) out.print(out.dim(`--page ${page + 1} shows more.`));
}

async function filterOf(product: Product, options: ListOptions, page: number): Promise<ChatFilter> {
  const limit = limitMeant(options);
  const of = options.owner ?? (options.find === undefined && options.mine === undefined ? "open" : "all");
  const those = Object.hasOwn(ownerWords, of) ? ownerWords[of] : undefined;
  if (those === undefined) throw new BadInput(`--owner is one of ${Object.keys(ownerWords).join(", ")}.`);
  if (options.find?.trim() === "") throw new BadInput("--find wants words.");
  const { shop } = product.config;
  return {
    owners: those,
    limit,
    skip: (page - 1) * limit,
    ...(options.find === undefined ? {} : { search: searchFor(options.find) }),
    ...(options.mine === given
      ? { heldBy: doorsOf(commandLinePrincipal(await product.home()).proven, shop.people) }
      : {}),
  };
}

export const limitMeant = ({ limit = usualLimit }: ListOptions): number => countMeant(limit, "limit");

function printChat(chat: ListedChat, shop: Shop, { print, bold, dim }: Output): void {
  const { owner, holder, author, text, orders } = chat;
  const whose = holder === null ? owner : `${owner}: ${holder}`;
  const bought = orders.length === 0 ? "" : `  orders ${orders.join(", ")}`;
  print(`${bold(whoIs(chat))}  ${shopMinute(chat.at, shop)}  ${whose}${bought}  ${dim(chat.id)}`);
  if (text !== null) print(dim(`    ${author}: ${clip(text.replace(/\s+/g, " "), 90)}`));
}

/** As people call them. */
export const whoIs = (chat: Pick<ListedChat, "name" | "username" | "phone" | "channel" | "channelChatId">): string =>
  [chat.name, chat.username === null ? null : `@${chat.username}`, chat.phone].filter(Boolean).join(", ") ||
  `${chat.channel}:${chat.channelChatId}`;
