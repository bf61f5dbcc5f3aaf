import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import { shownId } from "../../src/core/index.ts";
import { type Looked, lookAtHelpdesk } from "../../src/helpdesk/look.ts";
import { reportUnread } from "../../src/helpdesk/report-unread.ts";
import { helpdeskWebhook } from "../../src/helpdesk/webhook.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { logOfShownIds } from "../../src/telemetry/shown-ids.ts";
import { newSecret } from "../../supabase/home/secret-file.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import type { TriedAt } from "../kit/at-vendors.ts";
import { doors } from "../kit/doors.ts";
import { quietTickets } from "../kit/quiet-tickets.ts";
import type { TestVendor } from "../kit/test-vendor.ts";
import { able, type Exceptions, promises } from "./promises.ts";

const complaint = "Це жах, сукня прийшла порвана! Хочу скаргу";
const minuteMs = 60_000;

/** What every helpdesk promises of tickets that are unlike what its documents say: their trouble is their own. */
export function badTicketsContract(
  name: string,
  open: () => Promise<TestVendor>,
  triedAt: TriedAt,
  exceptions: Exceptions = {},
): void {
  describe(`${name} with bad tickets`, () => {
    const isTried = (what: string): boolean => triedAt(what).includes(name);
    const { promise, declared } = promises(`${name} with bad tickets`, exceptions, isTried);
    let vendor: TestVendor;
    let chat: TestChat;
    let ms: number;
    /** Two customers' tickets: the bad one, and another. */
    let bad: string;
    let good: string;
    let other: TestChat["conversation"];
    beforeEach(async () => {
      vendor = await open();
      chat = await testChat({ env: vendor.env });
      ms = 0;
      await chat.say(complaint);
      await quietTickets(chat);
      other = await chat.app.open({ channel: "test", channelChatId: "2" });
      const body = { kind: "message", text: complaint, attachments: [] } as const;
      await chat.app.accept({ conversationId: other.id, source: "test", externalId: "other/1", body });
      await quietTickets({ app: chat.app, conversation: other });
      [bad = "", good = ""] = vendor.ticketIds();
    });
    afterEach(() => vendor.stop());

    async function look(afterMs = 0): Promise<Looked> {
      if (chat.app.helpdesk === undefined) throw new Error("no helpdesk");
      ms += afterMs;
      // The vendor's clock stays, so the look begins where its tickets are.
      if (afterMs > 0) await chat.app.store.setCursor(cursorName(), new Date());
      const deps = { ...chat.app, heard: new Map<string, string>(), slotAt: () => async () => undefined };
      const looked = await lookAtHelpdesk(chat.app.helpdesk, { ...deps, now: () => new Date(Date.now() + ms) });
      await quietTickets(chat);
      await quietTickets({ app: chat.app, conversation: other });
      if (looked === "shut" || "outcome" in looked) throw new Error(`no look: ${JSON.stringify(looked)}`);
      return looked;
    }
    const heardBy = async (id: TestChat["conversation"]["id"]): Promise<string[]> =>
      (await chat.app.store.transcript(id, 50)).filter(({ author }) => author === "person").map(({ text }) => text);
    const cursorName = () => `helpdesk/${chat.app.helpdesk?.helpdesk.name}`;
    const cursor = () => chat.app.store.cursor(cursorName());

    /** Some vendors tell time in seconds: in a new one a ticket has a new mark. */
    const nextSecond = async (): Promise<void> => {
      const now = Math.floor(Date.now() / 1_000);
      await vi.waitUntil(() => Math.floor(Date.now() / 1_000) > now, { timeout: 250_000 });
    };

    promise("hears words that are nested ten thousand deep, and everybody else's", async () => {
      vendor.nested(bad, "Слово з глибини", 10_000);
      vendor.reply(good, "Друга");
      expect((await look()).deaf).toBe(0);
      expect((await heardBy(chat.conversation.id)).join()).toContain("Слово з глибини");
      expect(await heardBy(other.id)).toEqual(["Друга"]);
      expect(await cursor()).toBeDefined();
    });

    promise("hears words without a plain form", async () => {
      vendor.nested(bad, "Просто слово", 0);
      expect((await look()).deaf).toBe(0);
      expect(await heardBy(chat.conversation.id)).toEqual(["Просто слово"]);
    });

    promise("takes a status that it does not know for one that an agent works on", async () => {
      vendor.reply(bad, "Перша");
      vendor.reply(good, "Друга");
      vendor.spoil.status(bad);
      expect((await look()).deaf).toBe(0);
      expect([await heardBy(chat.conversation.id), await heardBy(other.id)]).toEqual([["Перша"], ["Друга"]]);
      expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");
    });

    promise("hears words whose times are none, and a solving, and goes on looking", async () => {
      vendor.reply(bad, "Перша");
      vendor.reply(good, "Друга");
      vendor.solve(bad);
      vendor.spoil.times(bad);
      expect((await look()).deaf).toBe(0);
      expect([await heardBy(chat.conversation.id), await heardBy(other.id)]).toEqual([["Перша"], ["Друга"]]);
      vendor.reply(good, "Третя");
      expect((await look()).deaf).toBe(0);
      expect(await heardBy(other.id)).toEqual(["Друга", "Третя"]);
    });

    promise("leaves out rows that are none, counts them, and reads the others", async () => {
      vendor.reply(bad, "Перша");
      vendor.reply(good, "Друга");
      vendor.spoil.rows();
      const { deaf, unreadRows = 0 } = await look();
      expect(deaf).toBe(0);
      expect(unreadRows).toBeGreaterThan(0);
      expect([await heardBy(chat.conversation.id), await heardBy(other.id)]).toEqual([["Перша"], ["Друга"]]);
    });

    promise("reads more words than one answer may hold", async () => {
      for (let n = 0; n < 6; n += 1) vendor.reply(bad, `${n}: ${"ї".repeat(500_000)}`);
      vendor.reply(good, "Друга");
      expect((await look()).deaf).toBe(0);
      expect((await heardBy(chat.conversation.id)).map((text) => text.slice(0, 2))).toEqual([
        "0:",
        "1:",
        "2:",
        "3:",
        "4:",
        "5:",
      ]);
      expect(await heardBy(other.id)).toEqual(["Друга"]);
    });

    promise(
      "tries a ticket that the vendor cannot show ten times, says so once, and again when it changes",
      async () => {
        const lines: string[] = [];
        const secret = newSecret();
        const log = logOfShownIds(createLog({ level: "warn", write: (line) => lines.push(line) }), secret);
        const metrics = createMetrics({ isProcessIncluded: false });
        vendor.reply(bad, "Перша");
        vendor.fault(({ path }) => (path.split("/").includes(bad) ? { status: 500 } : "none"));
        let tried = 0;
        for (let n = 0; n < 12; n += 1) {
          vendor.reply(good, `Друга ${n}`);
          const looked = await look(61 * minuteMs);
          tried += looked.deaf;
          reportUnread({ log, metrics }, name, looked);
        }
        expect(tried).toBe(10);
        expect(await heardBy(other.id)).toHaveLength(12);
        const given = lines.filter((line) => line.includes("helpdesk.ticket_given_up"));
        expect(given).toHaveLength(1);
        expect(given[0]).toContain(shownId("c", chat.conversation.id, secret));
        const { text } = await metrics.expose();
        expect(text).toMatch(/deskgraph_helpdesk_unread_total\{[^}]*what="given_up"\} 1\n/);
        // A process that has just started knows it, too; and what happens there is read.
        vendor.fault(() => "none");
        expect(await heardBy(chat.conversation.id)).toEqual([]);
        await nextSecond();
        vendor.reply(bad, "Нова");
        expect((await look(61 * minuteMs)).deaf).toBe(0);
        expect(await heardBy(chat.conversation.id)).toEqual(["Перша", "Нова"]);
      },
    );

    promise("takes two that cannot be shown in a row for the vendor's own trouble, and skips nothing", async () => {
      vendor.reply(bad, "Перша");
      vendor.reply(good, "Друга");
      const before = await cursor();
      vendor.fault(({ path }) =>
        path.split("/").some((part) => part === bad || part === good) ? { status: 500 } : "none",
      );
      await expect(look()).rejects.toThrow("no look");
      expect(await cursor()).toEqual(before);
      vendor.fault(() => "none");
      await look();
      expect([await heardBy(chat.conversation.id), await heardBy(other.id)]).toEqual([["Перша"], ["Друга"]]);
    });

    promise("takes an event about a ticket that may not be read, so that others go on being told", async () => {
      const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
      const event = vendor.reply(bad, "Перша");
      vendor.fault(({ path }) => (path.split("/").includes(bad) ? { status: 403 } : "none"));
      expect(await send(vendor.path, event)).toBe(200);
      vendor.fault(() => "none");
      await look();
      expect(await heardBy(chat.conversation.id)).toEqual(["Перша"]);
    });

    for (const how of ["trash", "spam"] as const) {
      promise(`takes a ticket in the ${how} for deleted: the customer's next word opens another`, async () => {
        able(vendor[how])(bad);
        await chat.say("є хто?");
        await quietTickets(chat);
        const next = vendor.ticketIds().filter((id) => id !== bad && id !== good);
        expect(next).toHaveLength(1);
        expect(vendor.comments(next[0]).map(({ text }) => text)).toEqual(["є хто?"]);
      });
    }
    declared();
  });
}
