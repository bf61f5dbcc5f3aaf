import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffSurfaces } from "../../../integrations/index.ts";
import { asked, type Press, type PressAct } from "../../../integrations/staff/press.ts";
import { writePress } from "../../../integrations/staff/presses.ts";
import { staffWords } from "../../../integrations/staff/words.ts";
import { chatActs } from "../../../src/cli/chats-act.ts";
import {
  type Act,
  acts,
  effectKey,
  type InboundBody,
  mayDo,
  NotAllowed,
  type Role,
  replyDraftId,
  roles,
  sku,
} from "../../../src/core/index.ts";
import { readActs } from "../../../supabase/store/acts.ts";
import { type TestChat, testChat, testConfig } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";
import { slackStage } from "../../kit/slack-stage.ts";
import type { StaffStage, StagePost } from "../../kit/staff-stage.ts";
import { telegramStage } from "../../kit/telegram-stage.ts";
import { authority, presses, surfaces } from "./table.ts";

const pressActs = Object.keys(presses) as PressAct[];
const { notYours } = staffWords.uk;
const done: Readonly<Partial<Record<PressAct, string>>> = staffWords.uk.done;
/** What comes to a chat; how far the assistant is trusted is about none. */
type ChatAct = Exclude<Act, "set_trust">;
const isOfChat = (act: Act): act is ChatAct => authority[act].by.host !== undefined;
/** Left before they ever did anything: whoever was there is known for a minute more. */
const gone = "777";

describe("the table of authority", () => {
  it("has a row for every act, every role and every surface of the staff's", () => {
    expect(new Set(Object.keys(authority))).toEqual(new Set(acts));
    for (const surface of Object.keys(staffSurfaces)) expect(surfaces).toContain(surface);
    for (const act of acts) expect(roles.filter((role) => mayDo(role, act))).toEqual(authority[act].may);
  });

  it("knows every press, and every act that is pressed", () => {
    expect(new Set(pressActs)).toEqual(new Set(Object.keys(staffWords.uk.buttons)));
    for (const act of acts) {
      const pressed = pressActs.filter((each) => presses[each].act === act).map((each) => `press ${each}`);
      const how = act === "say" ? ["words in the thread"] : pressed;
      for (const surface of ["telegram", "slack"] as const) expect(authority[act].by[surface]).toBe(how[0]);
    }
  });

  it("knows every word of the command line for a chat", () => {
    const named = acts.flatMap((act) => authority[act].by.command_line ?? []);
    for (const word of chatActs) expect(named).toContain(`chats ${word}`);
  });
});

describe("a program that proves its people", () => {
  const people = roles.map((role) => ({ name: role, role, doors: [{ door: "host", id: role } as const] }));
  let chat: TestChat;
  beforeAll(async () => {
    const { shop } = await testConfig();
    chat = await testChat({ shop: { people: { ...shop.people, known: people } } });
    await chat.say("Добрий день");
  });
  afterAll(() => chat.app.close());

  it.each(acts.filter(isOfChat).flatMap((act) => roles.map((role) => [role, act] as const)))(
    "%s may or may not: %s",
    async (role, act) => {
      const found = await chat.asManager(bodyOf(act, role)).then(
        () => "done",
        (error: unknown) => {
          if (error instanceof NotAllowed) return error.found === undefined ? "not allowed" : "done";
          throw error;
        },
      );
      expect(found).toBe(authority[act].may.includes(role) ? "done" : "not allowed");
    },
  );
});

describe.each([
  ["telegram", telegramStage],
  ["slack", () => slackStage()],
] as const)("presses in %s", (surface, open) => {
  /** A chat for which a person was called, with its post as it is made. */
  const called = async (): Promise<{ readonly stage: StaffStage; readonly post: StagePost }> => {
    const opened = await open();
    await opened.desk.ask(7, "Покличте людину, будь ласка");
    const found = () => opened.posts().find(({ buttons }) => buttons.includes("Взяти чат"));
    const { id } = await opened.desk.app.open({ channel: "telegram", channelChatId: "7" });
    await opened.desk.until(async () => {
      return found() !== undefined && (await opened.desk.app.staff.threadOf(surface, id)) !== undefined;
    });
    return { stage: opened, post: found() as StagePost };
  };
  let stage: StaffStage;
  let post: StagePost;
  beforeAll(async () => {
    ({ stage, post } = await called());
  });
  afterAll(() => stage.stop());

  const pressed = async (who: string, press: Press): Promise<string> => {
    const before = stage.told().length;
    stage.pressCarrying(who, post, writePress(press));
    await stage.desk.until(() => stage.told().length > before);
    return stage.told().at(-1) ?? "";
  };
  const actsNow = async (of: StaffStage = stage): Promise<readonly Act[]> =>
    (await readActs(of.desk.app.home, { after: 0, limit: 1_000 })).map(({ act }) => act);

  // A chat of its own: strangers are told after their press is over, and that is no answer to the next one.
  it(`${surface}: nobody else's press counts, whatever it carries`, async () => {
    const other = await called();
    try {
      other.stage.join(gone);
      other.stage.leave(gone);
      const before = await actsNow(other.stage);
      for (const act of pressActs) {
        const told = other.stage.told().length;
        other.stage.pressCarrying(gone, other.post, writePress(pressOf(act)));
        await other.stage.desk.until(() => other.stage.told().length > told);
      }
      await other.stage.forge(other.post, other.post.buttons[0] ?? "");
      expect(await actsNow(other.stage)).toEqual(before);
    } finally {
      await other.stage.stop();
    }
  });

  const cells = pressActs.flatMap((act) => (["owner", "admin", "agent"] as const).map((who) => [who, act] as const));
  // A window opens there, and nothing is told; the contract of the surfaces fills it in.
  const opensWindow = ([who, act]: (typeof cells)[number]): boolean =>
    surface === "slack" && asked.some((each) => each === act) && presses[act].may.includes(roleOf(who));

  it.each(cells.filter((cell) => !opensWindow(cell)))(`${surface}: %s presses %s`, async (who, act) => {
    const role = roleOf(who);
    const before = await actsNow();
    const told = await pressed(stage.people[who], pressOf(act));
    const after = await actsNow();
    const isAllowed = presses[act].may.includes(role);
    // Not as the chat is now, or done: the role stood in nobody's way.
    if (isAllowed && act !== "undo_take") expect(told).not.toBe(notYours);
    if (!isAllowed) expect([told, after.length]).toEqual([notYours, before.length]);
    if (told === done[act]) expect(after.length - before.length).toBe(presses[act].act ? 1 : 0);
  });
});

const roleOf = (who: "owner" | "admin" | "agent"): Role => (who === "admin" ? "manager" : who);

function pressOf(act: PressAct): Press {
  switch (act) {
    case "take":
    case "undo_take":
    case "give_back":
    case "close":
    case "trust_auto":
    case "grant_price":
    case "undo_price":
    case "change_order":
    case "undo_order_change":
      return { act };
    case "confirm":
    case "decline":
    case "undo_payment":
      return { act, billId: "none" };
    case "send_draft":
    case "edit_draft":
    case "discard_draft":
      return { act, draftId: replyDraftId("none") };
    case "replay":
      return { act, key: effectKey("none") };
  }
}

function bodyOf(act: ChatAct, role: Role): InboundBody {
  const by = person(role);
  const [billId, orderId, draftId] = ["none", "none", replyDraftId("none")];
  switch (act) {
    case "say":
      return { kind: "person_message", text: "Вітаю", by };
    case "take":
      return { kind: "taken_over", by };
    case "give_back":
      return { kind: "given_back", by };
    case "confirm_payment":
    case "decline_payment":
      return { kind: "payment_decision", billId, paid: act === "confirm_payment", by };
    case "undo_payment":
      return { kind: "payment_undone", billId, by };
    case "refund":
      return { kind: "refund_made", orderId, by };
    case "undo_refund":
      return { kind: "refund_undone", orderId, by };
    case "agree_price":
      return { kind: "price_agreed", terms: { of: "order", percent: 10 }, by };
    case "undo_price":
      return { kind: "price_undone", by };
    case "change_order":
      return { kind: "order_changed", lines: [{ sku: sku("A-1"), quantity: 1 }], by };
    case "undo_order_change":
      return { kind: "order_change_undone", by };
    case "undo_take":
      return { kind: "take_undone", by };
    case "send_draft":
    case "discard_draft":
      return { kind: "draft_decision", draftId, isSent: act === "send_draft", by };
    case "close":
      return { kind: "closed", by };
  }
}
