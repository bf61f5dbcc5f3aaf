import { createHmac, randomUUID } from "node:crypto";
import { type FakeCall, type Fault, serve } from "./serve.ts";
import { type Args, type Ephemeral, type FakeView, type Memory, methods } from "./slack/methods.ts";
import { SlackRefusal } from "./slack/refusal.ts";
import { type FakeSocket, startSocket } from "./slack/socket.ts";
import {
  appId,
  type Button,
  botUser,
  buttonsOf,
  type FakeFile,
  type SlackMessage,
  teamId,
  Workspace,
} from "./slack/workspace.ts";

const exampleBotToken = "xoxb-100-example-token";
const exampleAppToken = "xapp-1-A100-example";
const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";
const channel = "C100";
/** docs.slack.dev, interactivity, 2026-11. */
const triggerMs = 3_000;
const maxRetries = 3;

/** Takes what Slack sends, as a web server does. */
type Receiver = (request: Request) => Response | Promise<Response>;

interface Sent {
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
}

/** Slack as its people and its apps see it: one workspace, one channel, one app. */
export interface FakeSlack {
  readonly channel: string;
  /** The variables of an app that gets events over HTTP, or by a socket. */
  env(way: "http" | "socket"): Record<string, string>;
  readonly workspace: Workspace;
  readonly socket: FakeSocket;
  readonly ephemerals: readonly Ephemeral[];
  readonly views: readonly FakeView[];
  readonly calls: readonly { readonly method: string; readonly args: Args }[];
  /** What becomes of calls of the Web API. */
  fault(decide: (method: string) => Fault): void;
  /** Where events go over HTTP; without one they go by the socket. */
  receiver: Receiver | undefined;
  readonly scopes: string[];
  /** Events that Slack still tries to deliver. */
  readonly waiting: number;
  passTime(byMs: number): void;
  say(user: string, thread: string | undefined, text: string, file?: Pick<FakeFile, "name" | "bytes">): SlackMessage;
  edit(user: string, ts: string, text: string): void;
  remove(user: string, ts: string): void;
  react(user: string, ts: string, reaction: string, of?: { readonly eventId?: string }): void;
  press(
    user: string,
    message: Pick<SlackMessage, "ts" | "text" | "blocks" | "thread_ts">,
    button: Button,
  ): Promise<Sent>;
  pressEphemeral(user: string, button: Button): Promise<Sent>;
  command(user: string, text: string, of?: { readonly channel?: string }): Promise<Sent>;
  submit(user: string, view: FakeView, values: object): Promise<Sent>;
  /** Signs and sends whatever it is told to. */
  send(
    raw: string,
    of?: { readonly secret?: string; readonly at?: number; readonly headers?: Record<string, string> },
  ): Promise<Sent>;
  stop(): Promise<void>;
}

export async function startSlack(): Promise<FakeSlack> {
  const workspace = new Workspace(channel);
  const socket = await startSocket();
  const calls: { method: string; args: Args }[] = [];
  const triggers = new Map<string, { untilMs: number; isUsed: boolean }>();
  let nowMs = 0;
  let waiting = 0;
  let faultOf: (method: string) => Fault = () => "none";
  const scopes = ["commands", "chat:write", "channels:history", "groups:history", "channels:read", "groups:read"];
  scopes.push("reactions:read", "users:read", "files:read", "files:write");

  const memory: Memory = {
    workspace,
    ephemerals: [],
    views: [],
    uploads: new Map(),
    uploadUrl: (id) => `${served.url}/upload/${id}`,
    downloadUrl: (id) => `${served.url}/files/${id}`,
    useTrigger: (id) => {
      const trigger = triggers.get(String(id));
      if (trigger === undefined) throw new SlackRefusal("invalid_trigger_id");
      if (trigger.isUsed) throw new SlackRefusal("exchanged_trigger_id");
      if (nowMs > trigger.untilMs) throw new SlackRefusal("expired_trigger_id");
      trigger.isUsed = true;
    },
    // An app reads its own posts, too: whoever answers them speaks with itself for ever.
    posted: (message) => event(messageEvent(message)),
  };

  const served = await serve({
    fault: ({ path }) => faultOf(path.replace(/^\/api\//, "")),
    apply: (call) => apply(call),
  });

  function apply(call: FakeCall) {
    const [, kind, id = ""] = call.path.split("/");
    if (kind === "upload") {
      const upload = memory.uploads.get(id);
      if (upload === undefined) return { status: 404 };
      upload.bytes = call.bytes;
      return { status: 200, body: "OK" };
    }
    if (kind === "files") {
      if (call.headers["authorization"] !== `Bearer ${exampleBotToken}`) {
        return { status: 200, body: "<html>Sign in</html>", headers: { "content-type": "text/html" } };
      }
      const file = workspace.files.get(id);
      return file === undefined
        ? { status: 404 }
        : { status: 200, body: file.bytes, headers: { "content-type": file.mimetype } };
    }
    return webApi(call, id);
  }

  function webApi(call: FakeCall, method: string) {
    const args = argsOf(call);
    calls.push({ method, args });
    const headers = { "x-oauth-scopes": scopes.join(",") };
    try {
      const token = (call.headers["authorization"] ?? "").replace(/^Bearer /, "");
      if (token !== (method === "apps.connections.open" ? exampleAppToken : exampleBotToken)) {
        throw new SlackRefusal("invalid_auth");
      }
      if (method === "apps.connections.open") return { status: 200, body: { ok: true, url: socket.url } };
      const run = methods[method];
      if (run === undefined) throw new SlackRefusal("unknown_method");
      return { status: 200, headers, body: { ok: true, ...run(memory, args) } };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return { status: 200, headers, body: { ok: false, error: error.code } };
    }
  }

  const send: FakeSlack["send"] = async (
    raw,
    { secret = signingSecret, at = Date.now() / 1_000, headers = {} } = {},
  ) => {
    if (slack.receiver === undefined) throw new Error("no receiver");
    const time = String(Math.floor(at));
    const signature = `v0=${createHmac("sha256", secret).update(`v0:${time}:${raw}`).digest("hex")}`;
    const type = raw.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
    const signed = { "x-slack-request-timestamp": time, "x-slack-signature": signature, "content-type": type };
    const begunMs = performance.now();
    const request = new Request("http://shop.test/slack/events", {
      method: "POST",
      body: raw,
      headers: { ...signed, "content-length": String(Buffer.byteLength(raw)), ...headers },
    });
    const answer = await slack.receiver(request);
    return { status: answer.status, body: await answer.text(), tookMs: performance.now() - begunMs };
  };

  /** Over whichever way there is; again as long as it is not taken. */
  async function deliver(type: string, payload: object, raw: string): Promise<Sent> {
    if (slack.receiver === undefined) {
      const body = await socket.send(type, payload);
      return { status: 200, body: JSON.stringify(body ?? {}), tookMs: 0 };
    }
    return send(raw);
  }

  function event(of: object, eventId: string = `Ev${randomUUID()}`): void {
    const payload = { type: "event_callback", team_id: teamId, api_app_id: appId, event_id: eventId, event: of };
    waiting += 1;
    const work = async (): Promise<void> => {
      for (let retry = 0; retry <= maxRetries; retry += 1) {
        const taken = await deliver("events_api", payload, JSON.stringify(payload)).catch(() => undefined);
        if (taken?.status === 200) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    void work().finally(() => {
      waiting -= 1;
    });
  }

  const interaction = (type: string, payload: object): Promise<Sent> =>
    deliver(type, payload, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());

  const trigger = (): string => {
    const id = randomUUID();
    triggers.set(id, { untilMs: nowMs + triggerMs, isUsed: false });
    return id;
  };

  const pressed = (user: string, button: Button, message: object): Promise<Sent> =>
    interaction("interactive", {
      type: "block_actions",
      team: { id: teamId },
      user: { id: user },
      channel: { id: channel },
      trigger_id: trigger(),
      actions: [{ type: "button", action_id: button.action_id, value: button.value, action_ts: workspace.nextTs() }],
      ...message,
    });

  const slack: FakeSlack = {
    channel,
    workspace,
    socket,
    calls,
    scopes,
    ephemerals: memory.ephemerals,
    views: memory.views,
    receiver: undefined,
    get waiting() {
      return waiting;
    },
    env: (way) => ({
      SLACK_BOT_TOKEN: exampleBotToken,
      SLACK_CHANNEL: channel,
      SLACK_API_URL: `${served.url}/api/`,
      ...(way === "http" ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: exampleAppToken }),
    }),
    fault: (decide) => {
      faultOf = decide;
    },
    passTime: (byMs) => {
      nowMs += byMs;
    },
    say: (user, thread, text, file) => {
      const id = `F${workspace.files.size + 1}`;
      const kept = file && { id, title: file.name, mimetype: "image/png", ...file };
      if (kept !== undefined) workspace.files.set(id, kept);
      const message = workspace.post({
        user,
        text,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        files: kept === undefined ? [] : [kept],
      });
      event(messageEvent(message));
      return message;
    },
    edit: (user, ts, text) => {
      const message = workspace.at(ts);
      const before = messageEvent(message);
      message.text = text;
      event({
        type: "message",
        subtype: "message_changed",
        channel,
        message: messageEvent(message),
        previous_message: before,
        ts: workspace.nextTs(),
        user,
      });
    },
    remove: (_, ts) => {
      const before = messageEvent(workspace.at(ts));
      workspace.messages = workspace.messages.filter((each) => each.ts !== ts);
      event({
        type: "message",
        subtype: "message_deleted",
        channel,
        deleted_ts: ts,
        previous_message: before,
        ts: workspace.nextTs(),
      });
    },
    react: (user, ts, reaction, { eventId } = {}) =>
      event(
        {
          type: "reaction_added",
          user,
          reaction,
          item: { type: "message", channel, ts },
          item_user: botUser,
          event_ts: workspace.nextTs(),
        },
        eventId,
      ),
    press: (user, message, button) => pressed(user, button, { message }),
    pressEphemeral: (user, button) => pressed(user, button, { container: { type: "message", is_ephemeral: true } }),
    command: (user, text, of = {}) => {
      const form = {
        command: "/tickets",
        text,
        user_id: user,
        team_id: teamId,
        channel_id: of.channel ?? channel,
        trigger_id: trigger(),
      };
      return deliver("slash_commands", form, new URLSearchParams(form).toString());
    },
    submit: (user, { id, view }, values) =>
      interaction("interactive", {
        type: "view_submission",
        user: { id: user },
        team: { id: teamId },
        view: { ...view, id, state: { values } },
      }),
    send,
    stop: async () => {
      await served.stop();
      await socket.stop();
    },
  };
  return slack;
}

/** As Slack sends it: the words twice, with three signs escaped in one of them. */
const messageEvent = ({ channel: at, ts, thread_ts, user, bot_id, text, blocks, files }: SlackMessage): object => ({
  type: "message",
  channel: at,
  ts,
  user,
  text: text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  blocks: bot_id === undefined && text !== "" ? [richText(text)] : blocks,
  ...(thread_ts === undefined ? {} : { thread_ts }),
  ...(bot_id === undefined ? {} : { bot_id, app_id: appId }),
  ...(files.length === 0 ? {} : { subtype: "file_share", files: files.map(({ bytes: _, ...file }) => file) }),
});

const richText = (text: string): object => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

/** The client sends a form in which what is nested is JSON. */
function argsOf({ bytes }: FakeCall): Args {
  const form = new URLSearchParams(bytes.toString("utf8"));
  return Object.fromEntries([...form].map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]));
}

export { buttonsOf, type SlackMessage };
