import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Button, wordsIn } from "../../fakes/slack/workspace.ts";
import { buttonsOf } from "../../fakes/slack.ts";
import { type PaperHelpdesk, paperHelpdesk } from "../../kit/paper-helpdesk.ts";
import { type SlackStage, slackStage } from "../../kit/slack-stage.ts";

describe("/tickets in Slack", () => {
  let stage: SlackStage;
  let paper: PaperHelpdesk;
  const closed: (readonly [string, string])[] = [];
  beforeEach(async () => {
    closed.length = 0;
    paper = paperHelpdesk();
    const { helpdesk } = paper.connection;
    const tickets: typeof helpdesk.tickets = {
      ...helpdesk.tickets,
      close: async (id, reason, calls) => {
        closed.push([id, reason]);
        return helpdesk.tickets.close(id, reason, calls);
      },
    };
    const open = () => ({ ...paper.connection, helpdesk: { ...helpdesk, tickets } });
    stage = await slackStage({ helpdesks: { paper: { open } } });
    for (let n = 1; n <= 7; n += 1) paper.has({ subject: `Справа ${n}`, priority: n === 3 ? "urgent" : "low" });
  });
  afterEach(() => stage.stop());

  const last = () => stage.slack.ephemerals.at(-1);
  const button = (start: string): Button => {
    const found = buttonsOf({ blocks: last()?.blocks ?? [] }).find(({ action_id }) => action_id.startsWith(start));
    if (found === undefined) throw new Error(`no button ${start}`);
    return found;
  };
  const told = async (does: () => Promise<unknown>): Promise<string> => {
    const before = stage.slack.ephemerals.length;
    await does();
    await stage.desk.until(() => stage.slack.ephemerals.length > before);
    return wordsIn({ blocks: last()?.blocks ?? [], text: last()?.text ?? "" });
  };
  const agent = "U3AGENT";

  it("lists what is open, page after page, for whoever asked alone", async () => {
    paper.has({ subject: "Давно вирішена", status: "solved" });
    const first = await told(() => stage.slack.command(agent, ""));
    expect(first).toContain("#1 Справа 1");
    expect(first).not.toContain("Справа 6");
    expect(last()?.user).toBe(agent);
    const second = await told(() => stage.slack.pressEphemeral(agent, button("ticket_page_later")));
    expect(second).toContain("Справа 7");
    expect(second).not.toContain("Давно вирішена");
    expect(await told(() => stage.slack.pressEphemeral(agent, button("ticket_page_earlier")))).toContain("Справа 1");
    expect(await told(() => stage.slack.command(agent, "#3"))).toMatch(/^#3 Справа 3\nвідкрите, термінове/);
  });

  it("shows one in a window that opens before the helpdesk is asked", async () => {
    paper.says("2", "Де моя посилка?", { by: "customer", authorName: "Олена" });
    await told(() => stage.slack.command(agent, ""));
    await stage.slack.pressEphemeral(agent, { ...button("ticket_view"), value: "2" });
    const shown = () => wordsIn({ blocks: (stage.slack.views.at(-1)?.view["blocks"] ?? []) as never, text: "" });
    await stage.desk.until(() => shown().includes("Де моя посилка?"));
    expect(shown()).toContain("#2 Справа 2");
  });

  it("resolves one and adds a comment that only colleagues see, under the name of who did it", async () => {
    await told(() => stage.slack.command(agent, ""));
    const list = last();
    await stage.slack.pressEphemeral(agent, button("ticket_comment:1"));
    await stage.desk.until(() => stage.slack.views.length === 1);
    const [view] = stage.slack.views;
    if (view === undefined || list === undefined) throw new Error("no window");
    const values = { comment: { text: { type: "plain_text_input", value: "Відправляємо сьогодні" } } };
    expect(await told(() => stage.slack.submit(agent, view, values))).toContain("#1");
    expect(paper.tickets.get("1")?.added).toEqual([
      expect.objectContaining({ isPublic: false, text: `Людина ${agent} (Slack): Відправляємо сьогодні` }),
    ]);
    const resolve = buttonsOf({ blocks: list.blocks }).find(({ action_id }) => action_id === "ticket_resolve:1");
    if (resolve === undefined) throw new Error("no button");
    expect(await told(() => stage.slack.pressEphemeral(agent, resolve))).toBe("Звернення #1 вирішено.");
    expect(closed).toEqual([["1", `Вирішено у Slack: Людина ${agent}.`]]);
  });

  it("answers nobody but the staff, where they meet, and says when the helpdesk is away", async () => {
    stage.slack.workspace.join({ id: "U7GUEST", is_restricted: true });
    expect(await told(() => stage.slack.command("U7GUEST", ""))).toMatch(/лише люди магазину/);
    const elsewhere = await stage.slack.command(agent, "", { channel: "C999" });
    expect(JSON.parse(elsewhere.body)).toMatchObject({ text: expect.stringMatching(/в каналі магазину/) });
    paper.fault = () => ({ outcome: "retry", code: "http_503" });
    expect(await told(() => stage.slack.command(agent, "#1"))).toMatch(/Спробуйте ще раз/);
    expect(closed).toEqual([]);
  });
});
