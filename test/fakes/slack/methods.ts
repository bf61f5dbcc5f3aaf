import { checkBlocks, checkView } from "./check-blocks.ts";
import { SlackRefusal } from "./refusal.ts";
import { botId, botUser, type FakeFile, type SlackMessage, teamId, type Workspace } from "./workspace.ts";

export type Args = Readonly<Record<string, unknown>>;

export interface Ephemeral {
  readonly channel: string;
  readonly user: string;
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

export interface FakeView {
  readonly id: string;
  view: Readonly<Record<string, unknown>>;
}

/** What the Web API keeps besides the channel. */
export interface Memory {
  readonly workspace: Workspace;
  readonly ephemerals: Ephemeral[];
  readonly views: FakeView[];
  readonly uploads: Map<string, { name: string; length: number; bytes?: Buffer }>;
  readonly uploadUrl: (id: string) => string;
  readonly downloadUrl: (id: string) => string;
  /** Throws what Slack says of a trigger that is used or too old. */
  readonly useTrigger: (id: unknown) => void;
  readonly posted: (message: SlackMessage) => void;
}

const own = { user: botUser, bot_id: botId };
const shown = (message: SlackMessage) => ({
  ...message,
  files: message.files.map(({ bytes: _, ...file }) => file),
});
const newestFirst = (messages: readonly SlackMessage[], { oldest }: Args) =>
  messages.filter(({ ts }) => oldest === undefined || Number(ts) >= Number(oldest)).map(shown);

type Method = (memory: Memory, args: Args) => object;

export const methods: Readonly<Record<string, Method>> = {
  "auth.test": () => ({ team: "Крамниця", team_id: teamId, user_id: botUser, bot_id: botId }),
  "users.info": ({ workspace }, { user }) => {
    const found = workspace.users.get(String(user));
    if (found === undefined) throw new SlackRefusal("user_not_found");
    return { user: { name: found.id.toLowerCase(), profile: {}, ...found } };
  },
  "conversations.members": ({ workspace }, { channel }) => {
    workspace.assertOpen(channel);
    return { members: [...workspace.members], response_metadata: { next_cursor: "" } };
  },
  "conversations.info": ({ workspace }, { channel }) => {
    if (channel !== workspace.channel) throw new SlackRefusal("channel_not_found");
    const { isArchived, members } = workspace;
    return { channel: { id: channel, name: "kramnytsia", is_archived: isArchived, is_member: members.has(botUser) } };
  },
  "conversations.history": ({ workspace }, args) => {
    workspace.assertOpen(args["channel"]);
    return {
      messages: newestFirst(
        workspace.messages.filter(({ thread_ts }) => thread_ts === undefined),
        args,
      ),
    };
  },
  "conversations.replies": ({ workspace }, args) => {
    workspace.assertOpen(args["channel"]);
    return { messages: newestFirst(workspace.thread(String(args["ts"])), args) };
  },
  "chat.postMessage": ({ workspace, posted }, { channel, text = "", blocks, thread_ts, metadata, reply_broadcast }) => {
    workspace.assertOpen(channel);
    const message = workspace.post({
      ...own,
      text: String(text),
      ...(blocks === undefined ? {} : { blocks: checkBlocks(blocks) }),
      ...(thread_ts === undefined ? {} : { thread_ts: String(thread_ts) }),
      ...(metadata === undefined ? {} : { metadata }),
      broadcast: reply_broadcast === true || reply_broadcast === "true",
    });
    posted(message);
    return { channel, ts: message.ts, message: shown(message) };
  },
  "chat.update": ({ workspace }, { channel, ts, text, blocks }) => {
    workspace.assertOpen(channel);
    const message = workspace.at(String(ts));
    if (message.bot_id !== botId) throw new SlackRefusal("cant_update_message");
    message.text = String(text);
    message.blocks = checkBlocks(blocks);
    return { ts };
  },
  "chat.delete": ({ workspace }, { channel, ts }) => {
    workspace.assertOpen(channel);
    if (workspace.at(String(ts)).bot_id !== botId) throw new SlackRefusal("cant_delete_message");
    workspace.messages = workspace.messages.filter((each) => each.ts !== ts);
    return { ts };
  },
  "chat.postEphemeral": ({ workspace, ephemerals }, { channel, user, thread_ts, text, blocks }) => {
    if (!workspace.users.has(String(user))) throw new SlackRefusal("user_not_in_channel");
    ephemerals.push({
      channel: String(channel),
      user: String(user),
      ...(thread_ts === undefined ? {} : { thread_ts: String(thread_ts) }),
      text: String(text),
      blocks: blocks === undefined ? [] : checkBlocks(blocks),
    });
    return { message_ts: workspace.nextTs() };
  },
  "views.open": ({ views, useTrigger }, { trigger_id, view }) => {
    useTrigger(trigger_id);
    const opened = { id: `V${views.length + 1}`, view: checkView(view) };
    views.push(opened);
    return { view: { id: opened.id } };
  },
  "views.update": ({ views }, { view_id, view }) => {
    const found = views.find(({ id }) => id === view_id);
    if (found === undefined) throw new SlackRefusal("not_found");
    found.view = checkView(view);
    return { view: { id: found.id } };
  },
  "files.info": ({ workspace, downloadUrl }, { file }) => {
    const found = workspace.files.get(String(file));
    if (found === undefined) throw new SlackRefusal("file_not_found");
    const { bytes, ...rest } = found;
    return { file: { ...rest, size: bytes.length, url_private_download: downloadUrl(found.id) } };
  },
  "files.getUploadURLExternal": ({ uploads, uploadUrl }, { filename, length }) => {
    const id = `F9${uploads.size + 1}`;
    uploads.set(id, { name: String(filename), length: Number(length) });
    return { file_id: id, upload_url: uploadUrl(id) };
  },
  "files.completeUploadExternal": ({ workspace, uploads, posted }, { files, channel_id, thread_ts }) => {
    workspace.assertOpen(channel_id);
    const sent = (files as readonly { id: string; title: string }[]).map(({ id, title }): FakeFile => {
      const { name, bytes, length } = uploads.get(id) ?? { name: "", length: -1 };
      if (bytes?.length !== length) throw new SlackRefusal("file_not_found");
      return { id, name, title, mimetype: "application/octet-stream", bytes };
    });
    posted(workspace.post({ ...own, text: "", files: sent, thread_ts: String(thread_ts) }));
    return { files };
  },
};
