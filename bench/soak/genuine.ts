import type { FakeTelegram } from "../../test/fakes/telegram.ts";

/** One customer's wait: from the message to the first reply in the chat. */
interface Wait {
  readonly block: number;
  readonly ms: number;
}

const everyMs = 400;
const questions = [
  "сукня на 122 є?",
  "а доставка скільки коштує?",
  "Добрий день! Є щось червоне?",
  "коли ви працюєте?",
];

/**
 * Customers as a shop has them: a new one now and then, with one question. `lost` are those who were never answered.
 */
export function genuineCustomers(telegram: FakeTelegram, firstChat: number) {
  const waits: Wait[] = [];
  const open = new Map<string, { readonly block: number; readonly atMs: number }>();
  let seen = 0;
  let chat = firstChat;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    for (; seen < telegram.sent.length; seen += 1) {
      const chatId = telegram.sent[seen]?.chatId ?? "";
      const asked = open.get(chatId);
      if (asked === undefined) continue;
      open.delete(chatId);
      waits.push({ block: asked.block, ms: performance.now() - asked.atMs });
    }
  };
  const watch = setInterval(look, 5);

  return {
    waits,
    unanswered: () => open.size,
    /** Begins to write, or goes on in another block. */
    writeIn: (block: number): void => {
      clearInterval(timer);
      timer = setInterval(() => {
        chat += 1;
        open.set(`${chat}`, { block, atMs: performance.now() });
        telegram.say(chat, { text: questions[chat % questions.length] });
      }, everyMs);
    },
    rest: (): void => clearInterval(timer),
    stop: (): void => {
      clearInterval(timer);
      clearInterval(watch);
    },
  };
}
