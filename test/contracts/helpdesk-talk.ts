import { afterEach, beforeEach, describe, expect } from "vitest";
import type { Files } from "../../src/core/index.ts";
import { lookAtHelpdesk } from "../../src/helpdesk/look.ts";
import { helpdeskWebhook } from "../../src/helpdesk/webhook.ts";
import type { FakeCall } from "../fakes/serve.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import type { TriedAt } from "../kit/at-vendors.ts";
import { doors } from "../kit/doors.ts";
import { talkExceptions } from "../kit/helpdesk-vendors.ts";
import { person } from "../kit/person.ts";
import { quietTickets } from "../kit/quiet-tickets.ts";
import { silentWhileWaiting } from "../kit/silent-while-waiting.ts";
import type { TestVendor, VendorEvent } from "../kit/test-vendor.ts";
import { able, promises } from "./promises.ts";

const complaint = "Це жах, сукня прийшла порвана! Хочу скаргу";

/**
 * What every helpdesk promises together with the chat: customers' words and agents' words, both ways, once, and nothing
 * else.
 */
export function talkContract(name: string, open: () => Promise<TestVendor>, triedAt: TriedAt): void {
  describe(`${name} and the chat`, () => {
    const exceptions = talkExceptions[name] ?? {};
    const { promise, declared } = promises(`${name} and the chat`, exceptions, (what) => triedAt(what).includes(name));
    let vendor: TestVendor;
    let chat: TestChat;
    let post: (event: VendorEvent) => Promise<number>;
    beforeEach(async () => {
      vendor = await open();
      chat = await testChat({ env: vendor.env, shop: silentWhileWaiting });
      const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
      post = (event) => send(vendor.path, event);
    });
    afterEach(async () => {
      expect(vendor.mails()).toBe(0);
      await vendor.stop();
    });

    const quiet = (): Promise<void> => quietTickets(chat);
    const ownerNow = async () => (await chat.app.store.conversation(chat.conversation.id))?.owner;
    const said = async (): Promise<string[]> => (await chat.replies()).map(({ text }) => text);
    const heard = async (text: string): Promise<number> => (await said()).filter((each) => each === text).length;
    const onTickets = (text: string) => vendor.comments().filter((each) => each.text.includes(text));
    async function complained(): Promise<string> {
      await chat.say(complaint);
      await quiet();
      const [id] = vendor.ticketIds();
      if (id === undefined) throw new Error("no ticket");
      return id;
    }
    const look = async (): Promise<unknown> => {
      if (chat.app.helpdesk === undefined) throw new Error("no helpdesk");
      const heard = new Map<string, string>();
      const result = await lookAtHelpdesk(chat.app.helpdesk, {
        ...chat.app,
        heard,
        slotAt: () => async () => undefined,
      });
      await quiet();
      return result;
    };

    promise("opens one ticket with the brief, the talk and a tag, and writes on what follows", async () => {
      const id = await complained();
      expect(vendor.comments(id)[0]?.text).toContain(complaint);
      expect(vendor.tagsOf(id)).toContain("complaint");
      await chat.say("Замовлення 12");
      await quiet();
      expect(vendor.ticketIds()).toHaveLength(1);
      expect(onTickets("Замовлення 12")).toEqual([{ text: "Замовлення 12", isPublic: true }]);
    });

    promise("has every word once that was written while nothing could be opened", async () => {
      let failures = 0;
      vendor.fault(({ method, path }) => {
        if (method !== "POST" || !path.endsWith("/tickets") || failures === 2) return "none";
        failures += 1;
        return { status: 503 };
      });
      const long = `${complaint}. ${"я дуже засмучена цим усім, бо чекала на свято, ".repeat(8)}НОМЕР ПОСИЛКИ 5900`;
      await chat.say("Добрий день");
      await chat.say(long);
      await chat.say("Замовлення 12");
      await chat.say("чекаю");
      await quiet();
      const [id = "", ...others] = vendor.ticketIds();
      expect([others, failures]).toEqual([[], 2]);
      const [first, ...notes] = vendor.comments(id).map(({ text }) => text);
      expect(first?.split("НОМЕР ПОСИЛКИ 5900")).toHaveLength(2);
      expect(notes).toEqual(["Замовлення 12", "чекаю"]);
      for (const text of notes) expect(onTickets(text)).toHaveLength(1);
    });

    promise(
      "opens a ticket that was refused with the customer's next word, whole; a replay makes no second one",
      async () => {
        vendor.fault(({ method, path }) => (method === "POST" && path.endsWith("/tickets") ? { status: 422 } : "none"));
        await chat.say(complaint);
        await quiet();
        expect(vendor.ticketIds()).toEqual([]);
        vendor.fault(() => "none");
        await chat.say("є хто?");
        await quiet();
        const [id = ""] = vendor.ticketIds();
        const opening = (await chat.effects()).find(({ kind }) => kind === "ticket.open");
        expect(opening !== undefined && (await chat.app.desk.replay(opening.key))).toBe(true);
        await chat.say("чекаю");
        await quiet();
        expect(vendor.ticketIds()).toEqual([id]);
        const [first, ...notes] = vendor.comments(id).map(({ text }) => text);
        expect(first).toContain(complaint);
        expect(notes).toEqual(["є хто?", "чекаю"]);
        expect(vendor.tagsOf(id)).toContain("complaint");
        expect((await chat.app.store.effects(chat.conversation.id)).map(({ state }) => state)).not.toContain("dead");
      },
    );

    promise(
      "brings an agent's public word to the customer once, however often it is told, and the chat is theirs",
      async () => {
        const id = await complained();
        const event = vendor.reply(id, "Вітаю, це Ірина. Обміняємо!");
        for (let n = 0; n < 3; n += 1) expect(await post(event)).toBe(200);
        await Promise.all([post(event), post(event)]);
        await quiet();
        expect(await heard("Вітаю, це Ірина. Обміняємо!")).toBe(1);
        expect(await ownerNow()).toBe("person");
      },
    );

    promise(
      "has its ticket solved when a person closes the chat elsewhere, and the next word opens it again",
      async () => {
        const id = await complained();
        await chat.app.accept({
          conversationId: chat.conversation.id,
          source: "office",
          externalId: "close-1",
          body: { kind: "closed", by: person("Ірина") },
        });
        await quiet();
        expect(vendor.isSolved(id)).toBe(true);
        expect(await ownerNow()).toBe("closed");
        await look();
        expect(await ownerNow()).toBe("closed");
        await chat.say(complaint);
        await quiet();
        expect(vendor.ticketIds().some((each) => !vendor.isSolved(each))).toBe(true);
        await look();
        expect(await ownerNow()).toBe("waiting");
      },
    );

    promise("brings several words in their order, also when their events come the other way round", async () => {
      const id = await complained();
      const events = ["перше", "друге", "третє"].map((text) => vendor.reply(id, text));
      for (const event of events.toReversed()) expect(await post(event)).toBe(200);
      await quiet();
      expect((await said()).slice(-3)).toEqual(["перше", "друге", "третє"]);
    });

    promise("brings an agent's words twice who says the same words twice", async () => {
      const id = await complained();
      const events = [vendor.reply(id, "Секунду"), vendor.reply(id, "Секунду")];
      for (const event of [...events, ...events]) expect(await post(event)).toBe(200);
      await look();
      expect(await heard("Секунду")).toBe(2);
    });

    promise("reads the ticket once to hear what is new on it, told or looked for", async () => {
      const id = await complained();
      const reads: string[] = [];
      vendor.fault(({ method, path }) => {
        if (method === "GET" && path.endsWith(`/tickets/${id}`)) reads.push(path);
        return "none";
      });
      expect(await post(vendor.reply(id, "Вітаю"))).toBe(200);
      expect(reads).toHaveLength(1);
      vendor.reply(id, "І ще одне");
      await look();
      expect(reads).toHaveLength(2);
      expect([await heard("Вітаю"), await heard("І ще одне")]).toEqual([1, 1]);
    });

    promise(
      "hears a second change within the same moment of the vendor's clock, and reads a settled one no more",
      async () => {
        const id = await complained();
        const connection = chat.app.helpdesk;
        if (connection === undefined) throw new Error("no helpdesk");
        const at = new Date().toISOString();
        const tickets = { ...connection.helpdesk.tickets, changedSince: async () => [{ id, mark: "one second", at }] };
        const ofOneSecond = { ...connection, helpdesk: { ...connection.helpdesk, tickets } };
        const heardMarks = new Map<string, string>();
        const lookAfter = async (ms: number): Promise<unknown> => {
          const now = () => new Date(Date.parse(at) + ms);
          const slotAt = () => async () => undefined;
          const looked = await lookAtHelpdesk(ofOneSecond, { ...chat.app, heard: heardMarks, slotAt, now });
          await quiet();
          return looked;
        };
        vendor.reply(id, "Перше");
        expect(await lookAfter(500)).toEqual({ count: 1, deaf: 0 });
        vendor.reply(id, "Друге");
        expect(await lookAfter(10_000)).toEqual({ count: 1, deaf: 0 });
        expect([await heard("Перше"), await heard("Друге")]).toEqual([1, 1]);
        // Settled: read once more, and then remembered under its mark.
        expect(await lookAfter(10_001)).toEqual({ count: 1, deaf: 0 });
        expect(await lookAfter(60_000)).toEqual({ count: 0, deaf: 0 });
      },
    );

    promise("never brings an internal word, told or read", async () => {
      const id = await complained();
      expect(await post(vendor.note(id, "лише для своїх"))).toBe(200);
      await look();
      expect((await said()).join()).not.toContain("лише для своїх");
      expect(await ownerNow()).toBe("waiting");
    });

    promise("never brings what somebody in copy writes, told or read, and the chat stays whose it is", async () => {
      const id = await complained();
      expect(await post(vendor.copied(id, "Я кур'єр: клієнт помиляється"))).toBe(200);
      await look();
      expect((await said()).join()).not.toContain("клієнт помиляється");
      expect(await ownerNow()).toBe("waiting");
    });

    promise("never brings what an agent mails to somebody else from the ticket, told or read", async () => {
      const id = await complained();
      expect(await post(able(vendor.forward)(id, "Складе, гляньте, що там"))).toBe(200);
      await look();
      expect((await said()).join()).not.toContain("Складе");
      expect(await ownerNow()).toBe("waiting");
    });

    promise("knows its own words when they come back", async () => {
      const id = await complained();
      await chat.say("дякую, чекаю");
      await quiet();
      for (const event of vendor.echoes()) expect(await post(event)).toBe(200);
      await look();
      expect(await heard("дякую, чекаю")).toBe(0);
      expect(onTickets("дякую, чекаю")).toHaveLength(1);
      expect(await ownerNow()).toBe("waiting");
      expect(vendor.ticketIds()).toEqual([id]);
    });

    promise("gives the chat back when the ticket is solved; the customer's next word is the AI's again", async () => {
      const id = await complained();
      expect(await post(vendor.solve(id))).toBe(200);
      await quiet();
      expect(await ownerNow()).toBe("closed");
      expect((await chat.say("сукня на 122 є?")).join()).toContain("122");
      expect(await ownerNow()).toBe("ai");
      // What was told late, and what is read again, does not close it once more.
      expect(await post(vendor.solve(id))).toBe(200);
      await look();
      expect(await ownerNow()).toBe("ai");
    });

    promise(
      "brings the last word and closes, when an agent answers and solves at once, whichever is told first",
      async () => {
        const id = await complained();
        const event = vendor.reply(id, "Гроші повернули");
        const solved = vendor.solve(id);
        for (const each of [solved, event]) expect(await post(each)).toBe(200);
        await quiet();
        expect(await heard("Гроші повернули")).toBe(1);
        expect(await ownerNow()).toBe("closed");
      },
    );

    promise("closes again after a word that an agent adds to a solved ticket", async () => {
      const id = await complained();
      await post(vendor.solve(id));
      expect(await post(vendor.reply(id, "І ще одне: дякуємо"))).toBe(200);
      await quiet();
      expect(await heard("І ще одне: дякуємо")).toBe(1);
      expect(await ownerNow()).toBe("closed");
    });

    promise("brings the customer's answer to an agent who asks after the chat was given back", async () => {
      const id = await complained();
      await chat.asManager({ kind: "given_back", by: person("manager") });
      await quiet();
      expect(await ownerNow()).toBe("ai");
      expect(await post(vendor.reply(id, "Яка адреса?"))).toBe(200);
      await quiet();
      expect(await ownerNow()).toBe("person");
      await chat.say("Київ, відділення 5");
      await quiet();
      expect(onTickets("Київ, відділення 5")).toEqual([{ text: "Київ, відділення 5", isPublic: true }]);
    });

    promise("opens none for a chat that a person took over elsewhere, and nobody is troubled about it", async () => {
      await chat.say("Добрий день");
      await chat.asManager({ kind: "person_message", text: "Вітаю, я тут", by: person("Марія") });
      await chat.say("чекаю на вас");
      await quiet();
      expect(vendor.ticketIds()).toEqual([]);
      const stored = await chat.app.store.effects(chat.conversation.id);
      expect(stored.map(({ state }) => state)).not.toContain("dead");
      const topics = (await chat.effects()).flatMap((each) => (each.kind === "staff.post" ? [each.payload.topic] : []));
      expect(new Set(topics)).toEqual(new Set(["message"]));
    });

    promise(
      "leaves the chat to the newer ticket when an older one is solved, told of late, or opened again",
      async () => {
        const older = await complained();
        await chat.asManager({ kind: "given_back", by: person("manager") });
        await chat.say(`${complaint} знову`);
        await quiet();
        const newer = vendor.ticketIds().find((id) => id !== older) ?? "";
        expect(await post(vendor.reply(newer, "Вітаю, займаюсь"))).toBe(200);
        await quiet();
        const told = [vendor.solve(older), vendor.reply(older, "Дякуємо за відгук"), vendor.reopen(older)];
        for (const event of [...told, vendor.solve(older)]) {
          expect(await post(event)).toBe(200);
          await quiet();
          expect(await ownerNow()).toBe("person");
        }
        expect(await heard("Дякуємо за відгук")).toBe(1);
        await chat.say("Київ, відділення 5");
        await quiet();
        expect(vendor.comments(newer).map(({ text }) => text)).toContain("Київ, відділення 5");
        expect(await post(vendor.solve(newer))).toBe(200);
        await quiet();
        expect(await ownerNow()).toBe("closed");
        // Nobody waits at the newer one any more: a last word on the older does not keep the chat.
        expect(await post(vendor.reply(older, "Гарного дня"))).toBe(200);
        await quiet();
        expect(await heard("Гарного дня")).toBe(1);
        expect(await ownerNow()).toBe("closed");
      },
    );

    promise("leaves the chat to a newer hand-over whose ticket is still to be made", async () => {
      const older = await complained();
      await chat.asManager({ kind: "given_back", by: person("manager") });
      vendor.fault(({ method, path }) => (method === "POST" && path.endsWith("/tickets") ? { status: 422 } : "none"));
      await chat.say(`${complaint} знову`);
      await quiet();
      expect(await post(vendor.solve(older))).toBe(200);
      await quiet();
      expect(await ownerNow()).toBe("waiting");
    });

    promise("opens a solved ticket again when the customer writes before anybody told that it is solved", async () => {
      const id = await complained();
      const solved = vendor.solve(id);
      await chat.say("а ще гудзика нема");
      await quiet();
      expect(vendor.isSolved(id)).toBe(false);
      expect(await post(solved)).toBe(200);
      await quiet();
      expect(await ownerNow()).toBe("waiting");
    });

    promise("opens no ticket that somebody decided against", async () => {
      vendor.fault(({ method, path }) => (method === "POST" && path.endsWith("/tickets") ? { status: 422 } : "none"));
      await chat.say(complaint);
      await quiet();
      vendor.fault(() => "none");
      const opening = (await chat.effects()).find(({ kind }) => kind === "ticket.open");
      expect(opening !== undefined && (await chat.app.desk.discard(opening.key, "done by hand"))).toBe(true);
      await chat.say("є хто?");
      await quiet();
      expect(vendor.ticketIds()).toEqual([]);
    });

    promise("closes no chat that the AI has got back", async () => {
      const id = await complained();
      await chat.asManager({ kind: "given_back", by: person("manager") });
      expect(await post(vendor.solve(id))).toBe(200);
      await quiet();
      expect(await ownerNow()).toBe("ai");
    });

    promise("goes on in a ticket that follows, where nothing changes a closed one", async () => {
      const id = await complained();
      able(vendor.closeForGood)(id);
      await chat.say("і ґудзик не той");
      await chat.say("і нитки");
      await quiet();
      const [, next = ""] = vendor.ticketIds();
      expect(vendor.ticketIds()).toHaveLength(2);
      expect(vendor.comments(next).map(({ text }) => text)).toEqual(["і ґудзик не той", "і нитки"]);
      expect(await post(vendor.reply(next, "Бачу обидва"))).toBe(200);
      await quiet();
      expect(await heard("Бачу обидва")).toBe(1);
    });

    promise("goes on in another ticket, when this one ends between the look at it and the word", async () => {
      const id = await complained();
      const end = able(vendor.closeForGood);
      let ended = false;
      vendor.fault(({ method }) => {
        if (method !== "GET" && !ended) {
          ended = true;
          end(id);
        }
        return "none";
      });
      await chat.say("і ґудзик не той");
      await quiet();
      expect(ended).toBe(true);
      expect(onTickets("і ґудзик не той").length).toBe(1);
      expect(vendor.ticketIds()).toHaveLength(2);
      expect((await chat.app.store.effects(chat.conversation.id)).map(({ state }) => state)).not.toContain("dead");
    });

    promise(
      "opens it all the same when the words arrived and the opening did not, and says nothing twice",
      async () => {
        const id = await complained();
        vendor.solve(id);
        const isOpening = ({ method, path }: FakeCall) =>
          (method === "PUT" || method === "PATCH") && path.split("/").some((part) => part.startsWith(id));
        let failures = 0;
        vendor.fault((call) => {
          const { body } = call;
          const opens = isOpening(call) && !JSON.stringify(body).includes("гудзика");
          if (!opens || failures >= 2) return "none";
          failures += 1;
          return { status: 503 };
        });
        await chat.say("а ще гудзика нема");
        await quiet();
        expect(vendor.isSolved(id)).toBe(false);
        expect(onTickets("а ще гудзика нема")).toHaveLength(1);
        expect(await ownerNow()).toBe("waiting");
      },
    );

    promise("leaves a ticket that an agent gave to another customer, and tells the staff once", async () => {
      const id = await complained();
      vendor.changeCustomer(id);
      const event = vendor.reply(id, "Ганно, гроші повернули на вашу картку");
      for (let n = 0; n < 2; n += 1) expect(await post(event)).toBe(200);
      await look();
      expect(await heard("Ганно, гроші повернули на вашу картку")).toBe(0);
      expect(await ownerNow()).toBe("waiting");
      await chat.say("а моя сукня?");
      await chat.say("чекаю");
      await quiet();
      const [, next = "", ...others] = vendor.ticketIds();
      expect(others).toEqual([]);
      expect(vendor.comments(id).map(({ text }) => text)).not.toContain("а моя сукня?");
      const [told, ...words] = vendor.comments(next).map(({ text }) => text);
      expect([told?.includes(id), words]).toEqual([true, ["а моя сукня?", "чекаю"]]);
      const posts = (await chat.effects()).flatMap((each) =>
        each.kind === "staff.post" && each.payload.topic === "trouble" ? [each.payload.text] : [],
      );
      expect(posts).toEqual([told]);
      expect(await post(vendor.reply(next, "Вітаю, обміняємо"))).toBe(200);
      await quiet();
      expect(await heard("Вітаю, обміняємо")).toBe(1);
    });

    promise("goes on in another ticket when an agent deleted the first, once", async () => {
      const id = await complained();
      vendor.remove(id);
      await chat.say("є хто?");
      await chat.say("чекаю");
      await quiet();
      const [next = "", ...others] = vendor.ticketIds();
      expect([next === id, others]).toEqual([false, []]);
      expect(vendor.comments(next).map(({ text }) => text)).toEqual(["є хто?", "чекаю"]);
      expect(vendor.tagsOf(next)).toContain("complaint");
      expect(await post(vendor.reply(next, "Ми тут"))).toBe(200);
      await quiet();
      expect(await heard("Ми тут")).toBe(1);
    });

    promise("repeats nothing when a person replays a note that was given up", async () => {
      await complained();
      await chat.say("Замовлення 12");
      await quiet();
      const note = (await chat.effects()).find(({ kind }) => kind === "ticket.note");
      const { home, desk } = chat.app;
      await home.pool.query("update deskgraph.outbox set state = 'dead' where tenant_id = $1 and key = $2", [
        home.tenant,
        note?.key,
      ]);
      expect(note !== undefined && (await desk.replay(note.key))).toBe(true);
      await chat.say("і ще");
      await quiet();
      expect(onTickets("Замовлення 12")).toHaveLength(1);
      expect(onTickets("і ще")).toHaveLength(1);
    });

    promise("hears all others when one ticket cannot be read", async () => {
      const id = await complained();
      const other = await chat.app.open({ channel: "test", channelChatId: "2" });
      const body = { kind: "message", text: complaint, attachments: [] } as const;
      await chat.app.accept({ conversationId: other.id, source: "test", externalId: "other/1", body });
      await quietTickets({ app: chat.app, conversation: other });
      const second = vendor.ticketIds().find((each) => each !== id) ?? "";
      vendor.reply(id, "Перша");
      vendor.reply(second, "Друга");
      for (const hidden of [id, second]) {
        vendor.fault(({ path }) => (path.split("/").some((part) => part === hidden) ? { status: 403 } : "none"));
        expect(await look()).toEqual({ count: 2, deaf: 1 });
      }
      await quietTickets({ app: chat.app, conversation: other });
      expect(await heard("Перша")).toBe(1);
      const texts = (await chat.app.store.transcript(other.id, 20)).map(({ text }) => text);
      expect(texts.filter((text) => text === "Друга")).toHaveLength(1);
    });

    promise("has the first delivery raise the alarm about lost rights, also when a look met them first", async () => {
      await complained();
      vendor.fault(() => ({ status: 401 }));
      for (let n = 0; n < 3; n += 1) expect(await look()).toMatchObject({ outcome: "locked" });
      await chat.say("Замовлення 12");
      const alarms = async () =>
        (await chat.effects()).filter((effect) => effect.kind === "staff.post" && effect.payload.topic === "trouble");
      while ((await alarms()).length === 0) await new Promise((resolve) => setTimeout(resolve, 25));
      expect(await alarms()).toHaveLength(1);
    });

    promise("makes no second ticket and no second comment when answers get lost after being applied", async () => {
      let count = 0;
      vendor.fault(({ method, path }) => {
        if (method === "GET" || path.endsWith("/search")) return "none";
        count += 1;
        return count % 2 === 0 ? "lose" : "none";
      });
      const id = await complained();
      await chat.say("Замовлення 12");
      await quiet();
      vendor.fault(() => "none");
      expect(vendor.ticketIds()).toHaveLength(1);
      expect(onTickets("Замовлення 12")).toHaveLength(1);
      expect(vendor.tagsOf(id)).toContain("complaint");
    });

    promise("brings an agent's file as bytes, with and without words", async () => {
      const id = await complained();
      const bytes = Buffer.from("‰PNG example");
      expect(await post(vendor.reply(id, "Ось накладна", { name: "накладна.png", bytes }))).toBe(200);
      await quiet();
      const reply = (await chat.replies()).find(({ text }) => text === "Ось накладна");
      expect(reply?.files).toMatchObject([{ kind: "photo", name: "накладна.png" }]);
      const file = await chat.app.files.read(reply?.files?.[0]?.ref ?? "", AbortSignal.timeout(600_000));
      expect("bytes" in file && Buffer.from(file.bytes).equals(bytes)).toBe(true);
    });

    const sent: Readonly<Record<string, number>> = { "звіт.pdf": 70, "відео.mp4": 9_000, "чек.png": 80 };
    const files: Files = {
      read: async (ref) => ({ bytes: Buffer.alloc(sent[ref] ?? 0, "x"), mediaType: "image/png", name: ref }),
    };
    const withFiles = async (text: string, names: readonly string[]): Promise<string> => {
      chat = await testChat({ env: vendor.env, shop: silentWhileWaiting, files });
      const attachments = names.map((name) => ({ kind: "document", ref: name, name }) as const);
      await chat.asManager({ kind: "message", text, attachments });
      await quiet();
      const [id, ...others] = vendor.ticketIds();
      expect(others).toEqual([]);
      return id ?? "no ticket";
    };
    const states = async (): Promise<unknown[]> => [
      ...new Set((await chat.app.store.effects(chat.conversation.id)).map(({ state }) => state)),
    ];

    promise(
      "opens the ticket without a file that it does not take, too large or of its kind, and names it",
      async () => {
        for (const status of [413, 422] as const) {
          vendor.refuseFiles(({ name }) => (name === "відео.mp4" ? status : undefined));
          const id = await withFiles(complaint, Object.keys(sent));
          expect(vendor.filesOf(id)).toEqual(["звіт.pdf", "чек.png"]);
          const [first] = vendor.comments(id);
          expect(first?.text).toContain(complaint);
          expect(first?.text).toMatch(/Файли клієнта, яких тут немає: відео\.mp4 \([^)]+\)$/);
          expect(await states()).toEqual(["done"]);
          vendor.remove(id);
        }
      },
    );

    promise(
      "opens the ticket also where it takes no file at all, and notes in words what came with a note",
      async () => {
        vendor.refuseFiles(() => 422);
        const id = await withFiles(complaint, ["звіт.pdf", "чек.png"]);
        const place = { kind: "location", ref: "50.45,30.52" } as const;
        const photo = { kind: "photo", ref: "чек.png" } as const;
        await chat.asManager({ kind: "message", text: "Ось ще", attachments: [photo, place] });
        await quiet();
        expect(vendor.filesOf(id)).toEqual([]);
        expect(vendor.comments(id)[0]?.text).toMatch(/звіт\.pdf \([^)]+\); чек\.png \([^)]+\)$/);
        expect(onTickets("Ось ще").map(({ text }) => text)).toEqual([
          expect.stringMatching(/^Ось ще\s+.*: фото \([^)]+\)$/),
        ]);
        expect(await states()).toEqual(["done"]);
      },
    );

    promise("finds by looking what no webhook told, once, also when it is told afterwards", async () => {
      const id = await complained();
      const event = vendor.reply(id, "Ніхто не сказав");
      expect(await look()).toEqual({ count: 1, deaf: 0 });
      expect(await heard("Ніхто не сказав")).toBe(1);
      expect(await post(event)).toBe(200);
      await look();
      expect(await heard("Ніхто не сказав")).toBe(1);
      vendor.solve(id);
      await look();
      expect(await ownerNow()).toBe("closed");
    });

    promise("looks again from the same moment after the vendor was down", async () => {
      const id = await complained();
      await look();
      const event = vendor.reply(id, "Поки лежало");
      vendor.fault(() => ({ status: 503 }));
      expect(await look()).toMatchObject({ outcome: "retry" });
      expect(await post(event)).toBe(503);
      vendor.fault(() => "none");
      await look();
      expect(await heard("Поки лежало")).toBe(1);
    });

    promise("refuses an event without a proof, and with somebody else's", async () => {
      const id = await complained();
      const event = vendor.reply(id, "Вітаю");
      expect(await post({ headers: { "content-type": "application/json" }, body: event.body })).toBe(401);
      expect(await post(vendor.forged(event))).toBe(401);
      await quiet();
      expect(await ownerNow()).toBe("waiting");
    });

    promise("says nothing that was put into an event on its way", async () => {
      const id = await complained();
      const event = vendor.reply(id, "Вітаю");
      const altered = { ...event, body: event.body.replaceAll("Вітаю", "Підроблено") };
      expect(await post(altered)).toBe(vendor.provesBody ? 401 : 200);
      await quiet();
      expect(await heard("Підроблено")).toBe(0);
      expect(await heard("Вітаю")).toBe(vendor.provesBody ? 0 : 1);
    });

    promise("refuses what is an hour old or an hour ahead, where the proof has a time", async () => {
      const id = await complained();
      const ofAnotherTime = able(vendor.ofAnotherTime);
      vendor.solve(id);
      for (const offsetMs of [-3_600_000, 3_600_000]) expect(await post(ofAnotherTime(id, offsetMs))).toBe(401);
      expect(await ownerNow()).toBe("waiting");
      expect(await post(ofAnotherTime(id, 0))).toBe(200);
      expect(await ownerNow()).toBe("closed");
    });

    promise("changes nothing for events about other tickets, about nothing, and of any shape", async () => {
      const id = await complained();
      const event = vendor.reply(id, "Вітаю");
      const genuine = !vendor.provesBody;
      for (const body of [
        "{",
        "[]",
        "null",
        "1",
        '"x"',
        '[{"eventType":"Ticket_Update","payload":{"id":"1"}}]',
        "{}",
      ]) {
        const status = await post({ ...event, body });
        expect(status).toBe(genuine ? (body === "{" ? 400 : 200) : 401);
      }
      expect(await post({ ...event, body: `"${"x".repeat(1_100_000)}"` })).toBe(413);
      expect(await ownerNow()).toBe("waiting");
    });

    promise("says to the customer what an agent wrote in an editor as plain words", async () => {
      const id = await complained();
      expect(await post(vendor.reply(id, "Ціна: 5 < 6 & «ґ»".replace("<", "&lt;").replace("&", "&")))).toBe(200);
      await quiet();
      expect((await said()).at(-1)).not.toMatch(/<div>|<p>/);
    });

    promise("goes quiet after the customer is erased: neither words nor trouble", async () => {
      const id = await complained();
      const erased = await chat.app.erase(chat.conversation.id);
      expect(erased?.obligations).toMatchObject([{ is: "ticket_open", ticketId: id }]);
      // The agent learns it from an internal note.
      const notes = () => vendor.comments(id).filter(({ text }) => text.includes("Дані клієнта стерто"));
      while (notes().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(notes()).toMatchObject([{ isPublic: false }]);
      expect(await post(vendor.reply(id, "Є хто?"))).toBe(200);
      expect(await look()).toEqual({ count: 0, deaf: 0 });
    });
    declared();
  });
}
