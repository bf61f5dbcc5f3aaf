import { BadInput } from "../core/index.ts";
import { actInChat, chatActs } from "./chats-act.ts";
import { listOptions, printChats } from "./chats-list.ts";
import { showChat } from "./chats-show.ts";
import { chatWord } from "./conversation-meant.ts";
import { jsonOption } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

export const chatsCommand = productCommand({
  name: "chats",
  summary: "see who writes, what was said and why, and take a chat over",
  details:
    "list shows the chats that are not closed, the newest first. show prints what was said, and behind each turn its tools, " +
    "the model's part and every effect. What you do stands under your user of this machine: see docs/people.md.",
  words: [
    { name: "ACTION", about: `list, show, ${chatActs.join(", ")} (default: list)`, isOptional: true },
    { ...chatWord, about: `for all but list: ${chatWord.about}`, isOptional: true },
    { name: "WORDS", about: "answer: what the customer is to read", isOptional: true },
  ],
  options: { ...listOptions, ...jsonOption },
  examples: [
    { line: "chats", about: "who writes, the newest first" },
    { line: "chats --owner waiting", about: "who waits for a person" },
    { line: 'chats --find "067 111 22 33"', about: "by phone; also by name or an order's number" },
    { line: "chats show @olena", about: "what was said, and everything behind it" },
    { line: 'chats answer @olena "It is sent."', about: "the customer reads it; the chat is yours" },
    { line: "chats give-back 1001", about: "the assistant answers again in the chat of order 1001" },
  ],
  work: async (product, { words: [verb = "list", chat, said], options }, out) => {
    if (verb === "list") {
      if (chat !== undefined) throw new BadInput(`chats list takes no word; --find "${chat}" looks for one.`);
      await printChats(product, options, out);
      return 0;
    }
    const act = chatActs.find((each) => each === verb);
    if (act === undefined && verb !== "show") {
      throw new BadInput(`chats can list, show, ${chatActs.join(", ")}; not "${verb}".`);
    }
    if (chat === undefined) throw new BadInput(`chats ${verb} wants to know which chat: ${chatWord.about}.`);
    if (act === undefined) await showChat(product, chat, options, out);
    else await actInChat(product, { act, chat, said }, out);
    return 0;
  },
});
