import type { FakeTelegram } from "../../test/fakes/telegram.ts";
import { hostileTexts } from "../../test/kit/hostile.ts";
import type { TestVendor } from "../../test/kit/test-vendor.ts";

const chatCount = 100;
const againMs = 60_000;
const chatterMs = 1_300;
const fileBytes = Buffer.alloc(19_900_000, "x");
const texts = hostileTexts().map((text) => text.slice(0, 4_096));

/**
 * A hundred chats that mean no good, a fifth of them each way: too many large files, floods of texts that are slow to
 * read, tickets that are unlike any, endless small talk that costs the model, and files that the helpdesk refuses.
 */
export function hostileChats(telegram: FakeTelegram, vendor: TestVendor, firstChat: number) {
  let timers: NodeJS.Timeout[] = [];
  let sent = 0;
  const say = (chat: number, part: object): void => {
    sent += 1;
    telegram.say(chat, part);
  };
  const sendFile = (chat: number, bytes: Buffer, name: string): void => {
    const file_id = telegram.keepFile(bytes, `documents/${chat}-${sent}.bin`);
    say(chat, { document: { file_id, file_name: name } });
  };
  const callPerson = (chat: number): void => say(chat, { text: "Покличте людину" });

  const ways: readonly ((chat: number) => void)[] = [
    (chat) => {
      for (let n = 0; n < 7; n += 1) sendFile(chat, fileBytes, `звіт ${n}.pdf`);
      callPerson(chat);
    },
    (chat) => {
      for (let n = 0; n < 100; n += 1) say(chat, { text: texts[(chat * 31 + n) % texts.length] });
    },
    (chat) => {
      callPerson(chat);
      const id = vendor.ticketIds().at(-(chat % 7) - 1);
      if (id === undefined) return;
      vendor.nested(id, "слово", 10_000);
      vendor.spoil.times(id);
      vendor.spoil.status(id);
      vendor.spoil.rows();
    },
    (chat) => {
      const timer = setInterval(() => say(chat, { text: `Яка сукня краща, ${sent} чи ${sent * 7 + 1}?` }), chatterMs);
      timers.push(timer);
    },
    (chat) => {
      sendFile(chat, Buffer.from("x"), "refused.exe");
      callPerson(chat);
    },
  ];

  return {
    sent: () => sent,
    begin: (): void => {
      vendor.refuseFiles(({ name }) => (name === "refused.exe" ? 413 : undefined));
      const attackAll = (from: number, to: number): void => {
        for (let n = from; n < to; n += 1) ways[n % ways.length]?.(firstChat + n);
      };
      // Spread over the first half a minute, as people come.
      for (let n = 0; n < chatCount; n += 1) {
        timers.push(setTimeout(() => attackAll(n, n + 1), n * 300));
      }
      const again = (): void => {
        for (let n = 0; n < chatCount; n += 1) if (n % ways.length !== 3) ways[n % ways.length]?.(firstChat + n);
      };
      timers.push(setInterval(again, againMs));
    },
    end: (): void => {
      for (const timer of timers) clearTimeout(timer);
      timers = [];
    },
  };
}
