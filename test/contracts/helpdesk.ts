import { afterEach, beforeEach, describe, expect } from "vitest";
import {
  type Failure,
  FailureError,
  type Helpdesk,
  type NewComment,
  type NewTicket,
  type TicketComment,
  ticketClosed,
  ticketPriorities,
  ticketStatuses,
  type VendorCalls,
} from "../../src/core/index.ts";
import { writeWithFiles } from "../../src/helpdesk/write-with-files.ts";
import type { RefuseFile } from "../fakes/serve.ts";
import { deliveryContext } from "../kit/delivery-context.ts";
import { inSmall } from "../kit/in-small.ts";
import { seededRandom } from "../kit/seeded-random.ts";
import { type Exceptions, promises } from "./promises.ts";

/** What becomes of the vendor's calls, the same for all of them. */
type VendorFault =
  | "none"
  | "drop"
  | "lose"
  | "hang"
  | { readonly status: number; readonly body?: string | object; readonly headers?: Readonly<Record<string, string>> };

/** A helpdesk and the vendor behind it. */
interface HelpdeskHarness {
  readonly helpdesk: Helpdesk;
  /** The same in a process that has just started: it remembers nothing. */
  restarted(): Helpdesk;
  fault(decide: (call: { readonly path: string }) => VendorFault): void;
  refuseFiles(decide: RefuseFile): void;
  ticketIds(): string[];
  /** How many tickets the vendor has. */
  ticketCount(): number;
  /** A field of the account's own, by the name that its tickets are made with. */
  readonly fieldName: string;
  fieldOf(ticketId: string, name: string): unknown;
  /** How many people it has as customers. */
  personCount(): number;
  agentReplies(ticketId: string, text: string): void;
  agentNotes(ticketId: string, text: string): void;
  /** Brings the ticket where nothing changes it any more. */
  closes(ticketId: string): void;
  /** What must not be in any error. */
  readonly secrets: readonly string[];
  stop(): Promise<void>;
}

/** What every helpdesk promises. An exception is declared with its reason, and printed. */
export function helpdeskContract(
  name: string,
  open: () => Promise<HelpdeskHarness>,
  exceptions: Exceptions = {},
): void {
  describe(`the helpdesk ${name}`, () => {
    let at: HelpdeskHarness;
    const calls: VendorCalls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
    beforeEach(async () => {
      at = await open();
    });
    afterEach(() => at.stop());

    const { promise, declared } = promises(name, exceptions);

    const requester = { externalId: "u_olena", name: "Олена Приклад" };
    const newTicket = (part: Partial<NewTicket> = {}): NewTicket => ({
      key: "key-1",
      subject: "Скарга: порвана сукня",
      text: "Сукня прийшла порвана.",
      priority: "high",
      tags: ["complaint", "telegram"],
      requester,
      ...part,
    });
    const newComment = (part: Partial<NewComment> = {}): NewComment => ({
      key: "c-1",
      text: "Ось фото",
      isPublic: true,
      from: "customer",
      requester,
      ...part,
    });
    const commentsOf = async (id: string): Promise<readonly TicketComment[]> =>
      at.helpdesk.comments.list(await at.helpdesk.tickets.get(id, calls), calls);
    const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
      const error = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof FailureError)) throw new Error(`expected a refusal, got ${String(error)}`);
      const told = JSON.stringify([error.failure, error.message, error.stack]);
      for (const secret of at.secrets) expect(told).not.toContain(secret);
      return error.failure;
    };

    promise("gives back what was put in, with a page for people", async () => {
      const made = await at.helpdesk.tickets.create(newTicket(), calls);
      expect(made).toMatchObject({ subject: "Скарга: порвана сукня", priority: "high" });
      expect(["new", "open"]).toContain(made.status);
      expect(made.tags).toEqual(expect.arrayContaining(["complaint", "telegram"]));
      expect(made.url).toMatch(/^https?:\/\//);
      expect(await at.helpdesk.tickets.get(made.id, calls)).toMatchObject(made);
      const [first] = await commentsOf(made.id);
      expect(first).toMatchObject({ text: "Сукня прийшла порвана.", isPublic: true, by: "customer" });
    });

    promise("finds by our key at once, and nothing under another", async () => {
      const made = await at.helpdesk.tickets.create(newTicket(), calls);
      expect(await at.helpdesk.tickets.findByKey("key-1", calls)).toEqual(made);
      expect(await at.helpdesk.tickets.findByKey("key-", calls)).toBeUndefined();
    });

    promise("makes one ticket of the same key twice, and of the same key at once", async () => {
      const first = await at.helpdesk.tickets.create(newTicket(), calls);
      expect((await at.helpdesk.tickets.create(newTicket(), calls)).id).toBe(first.id);
      await Promise.all([0, 1, 2].map(() => at.helpdesk.tickets.create(newTicket({ key: "key-2" }), calls)));
      expect(at.ticketCount()).toBe(2);
    });

    promise("keeps every Ukrainian letter, emoji, brace and bracket", async () => {
      const text = "Їжак і ґанок: п'ять щедрих пальм! 🙂👩‍👧 <b>не жирне</b> & {{ticket.id}}\nдругий рядок";
      const { id } = await at.helpdesk.tickets.create(newTicket({ text, subject: "Ґудзик 🙂 <i>" }), calls);
      const [first] = await commentsOf(id);
      expect(first?.text.replaceAll("\u200b", "")).toBe(text);
      expect((await at.helpdesk.tickets.get(id, calls)).subject).toBe("Ґудзик 🙂 <i>");
    });

    for (const priority of ticketPriorities) {
      promise(`maps the priority ${priority} both ways`, async () => {
        const { id } = await at.helpdesk.tickets.create(newTicket({ priority }), calls);
        expect((await at.helpdesk.tickets.get(id, calls)).priority).toBe(priority);
        await at.helpdesk.tickets.update(id, { priority: "low" }, calls);
        expect((await at.helpdesk.tickets.update(id, { priority }, calls)).priority).toBe(priority);
      });
    }
    for (const status of ticketStatuses.filter((each) => each !== "new" && each !== "closed")) {
      promise(`maps the status ${status} both ways`, async () => {
        const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
        await at.helpdesk.tickets.update(id, { status }, calls);
        expect((await at.helpdesk.tickets.get(id, calls)).status).toBe(status);
      });
    }

    promise("replaces tags and subject as a whole", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      await at.helpdesk.tickets.update(id, { tags: ["one"], subject: "Інше" }, calls);
      expect(await at.helpdesk.tickets.get(id, calls)).toMatchObject({ tags: ["one"], subject: "Інше" });
    });

    promise("tells comments apart: the customer's, ours, an agent's; public and internal; in their order", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      await at.helpdesk.comments.add(id, newComment(), calls);
      at.agentReplies(id, "Добрий день, це Ірина");
      at.agentNotes(id, "лише для своїх");
      await at.helpdesk.comments.add(
        id,
        newComment({ key: "c-2", text: "нотатка", isPublic: false, from: "us" }),
        calls,
      );
      const comments = (await commentsOf(id)).slice(1);
      expect(comments.map(({ by, isPublic, text }) => [by, isPublic, text])).toEqual([
        ["customer", true, "Ось фото"],
        ["agent", true, "Добрий день, це Ірина"],
        ["agent", false, "лише для своїх"],
        ["us", false, "нотатка"],
      ]);
      // Ours carry our key, so that an echo is known.
      expect(comments.map(({ key }) => key)).toEqual(["c-1", undefined, undefined, "c-2"]);
    });

    promise("keeps files as they are, both ways", async () => {
      const bytes = Buffer.from("‰PNG example");
      const file = { bytes, mediaType: "image/png", name: "фото 1.png" };
      const { id } = await at.helpdesk.tickets.create(newTicket({ files: [file] }), calls);
      await at.helpdesk.comments.add(id, newComment({ files: [file] }), calls);
      const comments = await commentsOf(id);
      for (const { files } of comments) {
        expect(files).toMatchObject([{ name: "фото 1.png", mediaType: "image/png" }]);
        const got = await at.helpdesk.file(files[0]?.ref ?? "", calls);
        expect(Buffer.from(got.bytes).equals(bytes)).toBe(true);
      }
    });

    promise(
      "makes a ticket and a comment without a file that it refuses, 413 or 422, and keeps the others",
      async () => {
        const names = ["1.png", "2.png", "3.png"];
        const attachments = names.map((name) => ({ kind: "document", ref: name, name }) as const);
        const bytes = Buffer.from("‰PNG example");
        const work = {
          helpdesk: at.helpdesk,
          files: { read: async (name: string) => ({ bytes, mediaType: "image/png", name }) },
          context: deliveryContext(),
          calls,
          staffLanguage: "en",
        } as const;
        for (const status of [413, 422] as const) {
          // Where the refusal of a request does not say of which file, the largest goes first: here all are of one size.
          at.refuseFiles(({ name }) => (name === (status === 413 ? "1.png" : "2.png") ? status : undefined));
          const { id } = await writeWithFiles({ files: attachments }, work, ({ files, note }) =>
            at.helpdesk.tickets.create(newTicket({ key: `files-${status}`, files, text: note }), calls),
          );
          await writeWithFiles({ files: attachments }, work, ({ files, note }) =>
            at.helpdesk.comments.add(id, newComment({ key: `c-files-${status}`, files, text: note }), calls),
          );
          const comments = await commentsOf(id);
          expect(comments).toHaveLength(2);
          for (const { text, files } of comments) {
            const [refused, ...taken] = status === 413 ? names : ["2.png", "1.png", "3.png"];
            expect(text).toContain(`${refused} (the helpdesk did not take it)`);
            expect(files.map(({ name }) => name)).toEqual(taken);
          }
        }
      },
    );

    promise("says of a file that it refuses that it is refused, and makes nothing", async () => {
      const file = { bytes: Buffer.from("x"), mediaType: "image/png", name: "1.png" };
      for (const status of [413, 422] as const) {
        at.refuseFiles(() => status);
        const failure = await failureOf(at.helpdesk.tickets.create(newTicket({ files: [file] }), calls));
        expect(failure).toMatchObject({ outcome: "refused" });
      }
      expect(at.ticketCount()).toBe(0);
    });

    promise("lists by status, priority and all of the tags, over pages, no more than asked for", async () => {
      for (let n = 0; n < 130; n += 1) {
        const tags = n % 2 === 0 ? ["even", "all"] : ["all"];
        const priority = n % 3 === 0 ? "high" : "low";
        await at.helpdesk.tickets.create(newTicket({ key: `k-${n}`, priority, tags }), calls);
      }
      const both = await at.helpdesk.tickets.list({ tags: ["even", "all"], priority: "high", limit: 500 }, calls);
      expect(both).toHaveLength(22);
      expect(both.every(({ tags, priority }) => tags.includes("even") && priority === "high")).toBe(true);
      expect(await at.helpdesk.tickets.list({ tags: ["all"], limit: 7 }, calls)).toHaveLength(7);
      expect(await at.helpdesk.tickets.list({ status: "solved", limit: 7 }, calls)).toEqual([]);
    });

    promise("closes with a reason that only the staff read", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      await at.helpdesk.tickets.close(id, "Вирішено в чаті", calls);
      expect(["solved", "closed"]).toContain((await at.helpdesk.tickets.get(id, calls)).status);
      const said = (await commentsOf(id)).find(({ text }) => text === "Вирішено в чаті");
      expect(said?.isPublic ?? false).toBe(false);
    });

    promise("says of a closed ticket that it takes no more, and goes on in one that follows it", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      expect(await at.helpdesk.tickets.get(id, calls)).not.toHaveProperty("isFinal");
      at.closes(id);
      expect(await at.helpdesk.tickets.get(id, calls)).toMatchObject({ status: "closed", isFinal: true });
      expect(await failureOf(at.helpdesk.comments.add(id, newComment(), calls))).toMatchObject({
        outcome: "refused",
        code: ticketClosed,
      });
      const next = await at.helpdesk.tickets.create(newTicket({ key: "key-2", follows: id }), calls);
      expect(next.id).not.toBe(id);
    });

    promise(
      "takes a text that is longer than the vendor allows, cut where nobody notices a broken letter",
      async () => {
        const { maxTextChars } = at.helpdesk.can;
        const long = "🙂".repeat(maxTextChars);
        const { id } = await at.helpdesk.tickets.create(newTicket({ text: long }), calls);
        await at.helpdesk.comments.add(id, newComment({ text: long }), calls);
        for (const { text } of await commentsOf(id)) {
          expect(text.length).toBeGreaterThan(maxTextChars / 3);
          expect(text.isWellFormed()).toBe(true);
        }
      },
    );

    promise("takes the longest subject and the strangest tags that people type", async () => {
      const tags = ["Дуже важливо", "a,b", "🙂"];
      const made = await at.helpdesk.tickets.create(newTicket({ subject: "ї".repeat(300), tags }), calls);
      expect(made.subject.startsWith("ї".repeat(200))).toBe(true);
      expect(made.tags.length).toBeGreaterThanOrEqual(3);
      expect(await at.helpdesk.tickets.get(made.id, calls)).toMatchObject(made);
    });

    promise("fills in fields of the account's own", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket({ fields: { [at.fieldName]: "complaint" } }), calls);
      expect(at.fieldOf(id, at.fieldName)).toBe("complaint");
    });

    promise("keeps the order of many comments, over pages", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      const words = Array.from({ length: 120 }, (_, n) => `слово ${n}`);
      for (const [n, text] of words.entries()) {
        // Few are ours: a vendor may take no more than thirty updates of one ticket in ten minutes.
        if (n % 5 !== 0) at.agentReplies(id, text);
        else await at.helpdesk.comments.add(id, newComment({ key: `c-${n}`, text }), calls);
      }
      expect((await commentsOf(id)).slice(1).map(({ text }) => text)).toEqual(words);
    });

    promise(
      "tells in which tickets anything happened since, each once, under a mark that stays while nothing does",
      async () => {
        const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
        const changed = () => at.helpdesk.tickets.changedSince(new Date(Date.now() - 60_000), calls);
        const [first, ...others] = await changed();
        expect([first?.id, others]).toEqual([id, []]);
        expect(await changed()).toEqual([first]);
      },
    );

    promise("gives one customer's tickets to one person there", async () => {
      await Promise.all([0, 1, 2].map((n) => at.helpdesk.tickets.create(newTicket({ key: `p-${n}` }), calls)));
      expect(at.personCount()).toBe(1);
    });

    promise("closes a ticket twice without a complaint", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      await at.helpdesk.tickets.close(id, "раз", calls);
      expect(["solved", "closed"]).toContain((await at.helpdesk.tickets.close(id, "два", calls)).status);
    });

    promise("opens a solved ticket again", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      await at.helpdesk.tickets.update(id, { status: "solved" }, calls);
      expect((await at.helpdesk.tickets.update(id, { status: "open" }, calls)).status).toBe("open");
    });

    promise("changes tags alone, and keeps the rest", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      const changed = await at.helpdesk.tickets.update(id, { tags: ["лише"] }, calls);
      expect(changed).toMatchObject({ subject: "Скарга: порвана сукня", priority: "high" });
      expect((await at.helpdesk.tickets.findByKey("key-1", calls))?.id).toBe(id);
    });

    promise("says that a ticket is not there, and that a file is not", async () => {
      const nothing = "99999999999";
      expect(await failureOf(at.helpdesk.tickets.get(nothing, calls))).toMatchObject({ outcome: "refused" });
      expect(await failureOf(commentsOf(nothing))).toMatchObject({ outcome: "refused" });
      expect(await failureOf(at.helpdesk.file("no address", calls))).toMatchObject({ outcome: "refused" });
    });

    promise("lists nothing where nothing is, and finds nothing", async () => {
      expect(await at.helpdesk.tickets.list({ limit: 5 }, calls)).toEqual([]);
      expect(await at.helpdesk.tickets.findByKey("key-1", calls)).toBeUndefined();
      expect(await at.helpdesk.tickets.changedSince(new Date(), calls)).toEqual([]);
    });

    promise("follows no redirect with its key, and says where the address leads", async () => {
      at.fault(() => ({ status: 302, headers: { location: "https://example.org/secret?x=1" } }));
      const failure = await failureOf(at.helpdesk.tickets.get("1", calls));
      expect(failure).toMatchObject({ outcome: "locked", detail: expect.stringContaining("https://example.org:") });
      expect(failure.detail).not.toContain("secret");
    });

    promise("takes a page of HTML with 404 for an account that is gone, and not for a ticket", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      at.fault(() => ({ status: 404, body: "<html>No such account</html>" }));
      expect(await failureOf(at.helpdesk.tickets.get(id, calls))).toMatchObject({ outcome: "locked" });
      expect(await failureOf(at.helpdesk.comments.add(id, newComment(), calls))).toMatchObject({ outcome: "locked" });
    });

    promise("keeps each ticket once when rows move to the next page meanwhile", async () => {
      for (let n = 0; n < 103; n += 1) await at.helpdesk.tickets.create(newTicket({ key: `k-${n}` }), calls);
      let pages = 0;
      at.fault(({ path }) => {
        if (/\/tickets(\/search)?$/.test(path)) {
          pages += 1;
          // An agent's word brings the oldest to the top, and all others one place down.
          if (pages > 1) at.agentReplies(at.ticketIds()[0] ?? "", "Секунду");
        }
        return "none";
      });
      const changed = await at.helpdesk.tickets.changedSince(new Date(Date.now() - 3_600_000), calls);
      expect(new Set(changed.map(({ id }) => id)).size).toBe(changed.length);
      pages = 0;
      const listed = await at.helpdesk.tickets.list({ limit: 500 }, calls);
      expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    });

    promise("gives up when the caller does, and says that a write is unsure", async () => {
      const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
      // The caller's time is over once the vendor has the call, and no sooner, however slow this machine is.
      const untilHeard = (): VendorCalls => {
        const deadline = new AbortController();
        at.fault(() => {
          deadline.abort(new DOMException("too late", "TimeoutError"));
          return "hang";
        });
        return { signal: deadline.signal, slot: async () => undefined };
      };
      expect(await failureOf(at.helpdesk.tickets.update(id, { priority: "low" }, untilHeard()))).toMatchObject({
        outcome: "uncertain",
      });
      expect(await failureOf(at.helpdesk.tickets.get(id, untilHeard()))).toMatchObject({ outcome: "retry" });
    });

    const answers: readonly (readonly [string, VendorFault, Partial<Failure>, Partial<Failure>])[] = [
      ["a wrong key", { status: 401 }, { outcome: "locked" }, { outcome: "locked" }],
      ["no rights to this one", { status: 403 }, { outcome: "refused" }, { outcome: "refused" }],
      ["nothing there", { status: 404 }, { outcome: "refused", code: "not_found" }, { outcome: "refused" }],
      ["a conflict", { status: 409 }, { outcome: "retry" }, { outcome: "retry" }],
      ["bad data", { status: 422, body: { error: "x" } }, { outcome: "refused" }, { outcome: "refused" }],
      [
        "429 in seconds",
        limited("7"),
        { outcome: "retry", pauseVendorMs: 7_000 },
        { outcome: "retry", pauseVendorMs: 7_000 },
      ],
      ["429 without a word", { status: 429 }, { outcome: "retry", pauseVendorMs: 60_000 }, { outcome: "retry" }],
      ["an error of theirs", { status: 500 }, { outcome: "retry" }, { outcome: "uncertain" }],
      [
        "a gateway's",
        { status: 502, body: "<html>Bad gateway</html>" },
        { outcome: "retry" },
        { outcome: "uncertain" },
      ],
      [
        "HTML with 200",
        { status: 200, body: "<html>maintenance</html>" },
        { outcome: "retry" },
        { outcome: "uncertain" },
      ],
      ["an empty answer", { status: 200, body: "" }, { outcome: "retry" }, { outcome: "uncertain" }],
      ["half an answer", { status: 200, body: '{"ticket":{"id"' }, { outcome: "retry" }, { outcome: "uncertain" }],
      [
        "ten megabytes",
        { status: 200, body: "x".repeat(10_000_000) },
        { outcome: "uncertain" },
        { outcome: "uncertain" },
      ],
      ["a cut line", "drop", { outcome: "retry" }, { outcome: "uncertain" }],
    ];
    for (const [what, fault, read, write] of answers) {
      promise(`knows what to do after ${what}: when it reads, and when it writes`, async () => {
        const { id } = await at.helpdesk.tickets.create(newTicket(), calls);
        at.fault(() => fault);
        expect(await failureOf(at.helpdesk.tickets.get(id, calls))).toMatchObject(read);
        expect(await failureOf(at.helpdesk.tickets.update(id, { priority: "low" }, calls))).toMatchObject(write);
      });
    }

    promise("takes missing rights to all for a locked door", async () => {
      at.fault(() => ({ status: 403 }));
      expect(await failureOf(at.helpdesk.tickets.create(newTicket(), calls))).toMatchObject({ outcome: "locked" });
      expect(await failureOf(at.helpdesk.tickets.list({ limit: 1 }, calls))).toMatchObject({ outcome: "locked" });
    });

    promise("says by when to come back, as a date", async () => {
      const soon = new Date(Date.now() + 30_000).toUTCString();
      at.fault(() => limited(soon));
      const failure = await failureOf(at.helpdesk.tickets.get("1", calls));
      expect(failure).toMatchObject({ outcome: "retry" });
      if (failure.outcome === "retry") expect(failure.pauseVendorMs).toBeGreaterThan(20_000);
    });

    promise(
      "many creates with three in ten answers lost, and a restart now and then: as many tickets of one person",
      async () => {
        const random = seededRandom(5);
        let helpdesk = at.helpdesk;
        at.fault(() => (random() < 0.3 ? "lose" : "none"));
        for (let n = 0; n < createCount; n += 1) {
          const ticket = newTicket({ key: `lost-${n}` });
          for (let isUnsure = false; ; isUnsure = true) {
            try {
              // What is left of an attempt is that there was one.
              if (random() < 0.1) helpdesk = at.restarted();
              if (isUnsure && (await helpdesk.tickets.findByKey(ticket.key, calls)) !== undefined) break;
              await helpdesk.tickets.create(ticket, calls);
              break;
            } catch (error) {
              if (!(error instanceof FailureError)) throw error;
            }
          }
        }
        expect(at.ticketCount()).toBe(createCount);
        expect(at.personCount()).toBe(1);
      },
    );
    declared();
  });
}

const createCount = inSmall(40, 500);

const limited = (after: string): VendorFault => ({ status: 429, headers: { "retry-after": after } });
