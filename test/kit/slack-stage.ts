import { botId, wordsIn } from "../fakes/slack/workspace.ts";
import { buttonsOf, type FakeSlack, type SlackMessage, startSlack } from "../fakes/slack.ts";
import type { StaffStage, StagePost } from "./staff-stage.ts";
import { telegramApp } from "./telegram-app.ts";

const people = { owner: "U1OWNER", admin: "U2ADMIN", agent: "U3AGENT" };

export interface SlackStage extends StaffStage {
  readonly slack: FakeSlack;
}

/** The staff's channel in Slack; events come over HTTP, or by a socket. */
export async function slackStage(
  of: NonNullable<Parameters<typeof telegramApp>[0]> & { readonly way?: "http" | "socket" } = {},
): Promise<SlackStage> {
  const { way = "http", env, ...app } = of;
  const slack = await startSlack();
  const { workspace } = slack;
  workspace.join({ id: people.owner, is_owner: true });
  workspace.join({ id: people.admin, is_admin: true });
  workspace.join({ id: people.agent });
  const desk = await telegramApp({ ...app, env: { ...slack.env(way), ...env } });
  if (way === "http") slack.receiver = (request) => desk.fetch(request);
  else await desk.until(() => slack.socket.lines() > 0);

  const own = (): readonly SlackMessage[] => workspace.messages.filter(({ bot_id }) => bot_id === botId);
  const messageOf = ({ id }: StagePost): SlackMessage => workspace.at(id);
  const quiet = (): Promise<void> => desk.until(() => slack.waiting === 0);
  const pressAs = (who: string, post: StagePost, label: string, message: Partial<SlackMessage> = {}) => {
    const pressed = { ...messageOf(post), ...message };
    const button = buttonsOf(messageOf(post)).find((each) => each.label === label);
    if (button === undefined) throw new Error(`there is no button "${label}"`);
    return slack.press(who, pressed, button);
  };

  let seen: ReturnType<typeof buttonsOf>[number] | undefined;

  return {
    desk,
    surface: "slack",
    slack,
    people,
    join: (id) => workspace.join({ id }),
    leave: (who) => void workspace.members.delete(who),
    posts: () =>
      own().map((message) => ({
        id: message.ts,
        thread: message.thread_ts ?? message.ts,
        text: wordsIn(message),
        buttons: buttonsOf(message).map(({ label }) => label),
        file: message.files[0]?.bytes,
      })),
    threads: () => own().filter((each) => each.thread_ts === undefined && buttonsOf(each).length > 0).length,
    told: () => slack.ephemerals.map(({ text }) => text),
    write: (who, thread, text, bytes) =>
      void slack.say(who, thread, text, bytes === undefined ? undefined : { name: "a.png", bytes }),
    edit: (who, thread, text) => {
      const last = workspace.thread(thread).findLast(({ user }) => user === who);
      slack.edit(who, last?.ts ?? "", text);
    },
    press: (who, post, label) => void pressAs(who, post, label),
    answer: async (who, post, label, text) => {
      const before = slack.views.length;
      await pressAs(who, post, label);
      await desk.until(() => slack.views.length > before);
      const view = slack.views.at(-1);
      if (view === undefined) throw new Error("no window opened");
      await slack.submit(who, view, { answer: { text: { type: "plain_text_input", value: text } } });
    },
    pressCarrying: (who, post, data) => {
      // Our own buttons change after a press; whoever makes one up keeps what they saw once.
      seen ??= buttonsOf(messageOf(post))[0];
      if (seen === undefined) throw new Error("nothing to press");
      void slack.press(who, messageOf(post), { ...seen, value: data });
    },
    forge: async (post, label) => {
      const message = messageOf(post);
      workspace.join({ id: "U7GUEST", is_restricted: true });
      workspace.join({ id: "U8STRANGER", team_id: "T999", is_stranger: true });
      workspace.join({ id: "U9BOT", is_bot: true });
      for (const who of ["U6NOBODY", "U7GUEST", "U8STRANGER", "U9BOT"]) await pressAs(who, post, label);
      const button = buttonsOf(message).find((each) => each.label === label);
      if (button === undefined) throw new Error("nothing to press");
      await slack.press(people.owner, message, { ...button, value: "staff:erase:everything" });
      for (const who of ["U6NOBODY", "U7GUEST", "U8STRANGER", "U9BOT"]) slack.say(who, post.thread, "Слово чужого");
      await quiet();
    },
    away: (isAway) =>
      slack.fault((method) =>
        isAway && method.startsWith("chat.post") ? { status: 429, headers: { "retry-after": "1" } } : "none",
      ),
    stop: async () => {
      await desk.stop();
      await slack.stop();
    },
  };
}
