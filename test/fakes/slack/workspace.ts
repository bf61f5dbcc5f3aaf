import { checkBlocks } from "./check-blocks.ts";
import { SlackRefusal } from "./refusal.ts";

export const teamId = "T100";
export const botUser = "U0BOT";
export const botId = "B0BOT";
export const appId = "A100";

interface FakeUser {
  readonly id: string;
  readonly team_id?: string;
  readonly real_name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_restricted?: boolean;
  readonly is_stranger?: boolean;
}

export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly bytes: Buffer;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
  readonly metadata?: unknown;
  readonly files: readonly FakeFile[];
  readonly broadcast: boolean;
}

export interface Button {
  readonly action_id: string;
  readonly label: string;
  readonly value: string;
}

/** What can be pressed under it. */
export const buttonsOf = ({ blocks }: Pick<SlackMessage, "blocks">): readonly Button[] =>
  blocks.flatMap((block) =>
    block["type"] !== "actions"
      ? []
      : (block["elements"] as readonly Record<string, unknown>[]).map((each) => ({
          action_id: String(each["action_id"]),
          label: String((each["text"] as { text: string }).text),
          value: String(each["value"]),
        })),
  );

/** Everything that people read in it. */
export const wordsIn = ({ blocks, text }: Pick<SlackMessage, "blocks" | "text">): string => {
  const said = blocks.flatMap((block) => (block["text"] as { text?: string } | undefined)?.text ?? []);
  return said.length === 0 ? text : said.join("\n");
};

/** One channel of a workspace, with its memory. */
export class Workspace {
  readonly channel: string;
  readonly users = new Map<string, FakeUser>();
  readonly members = new Set<string>([botUser]);
  messages: SlackMessage[] = [];
  readonly files = new Map<string, FakeFile>();
  isArchived = false;
  #count = 0;

  constructor(channel: string) {
    this.channel = channel;
    this.users.set(botUser, { id: botUser, team_id: teamId, is_bot: true });
  }

  nextTs(): string {
    this.#count += 1;
    // Of now, so that what is asked for since a moment is found.
    return `${Math.floor(Date.now() / 1_000)}.${String(this.#count).padStart(6, "0")}`;
  }

  join(user: FakeUser): void {
    this.users.set(user.id, { team_id: teamId, real_name: `Людина ${user.id}`, ...user });
    this.members.add(user.id);
  }

  at(ts: string): SlackMessage {
    const found = this.messages.find((each) => each.ts === ts);
    if (found === undefined) throw new SlackRefusal("message_not_found");
    return found;
  }

  thread(ts: string): readonly SlackMessage[] {
    const all = this.messages.filter((each) => each.ts === ts || each.thread_ts === ts);
    if (all.length === 0) throw new SlackRefusal("thread_not_found");
    return all;
  }

  assertOpen(channel: unknown): void {
    if (channel !== this.channel) throw new SlackRefusal("channel_not_found");
    if (!this.members.has(botUser)) throw new SlackRefusal("not_in_channel");
    if (this.isArchived) throw new SlackRefusal("is_archived");
  }

  post(of: Partial<SlackMessage> & Pick<SlackMessage, "user" | "text">): SlackMessage {
    if (of.text === "" && (of.files ?? []).length === 0) throw new SlackRefusal("no_text");
    const root = of.thread_ts === undefined ? undefined : this.messages.find(({ ts }) => ts === of.thread_ts);
    if (of.thread_ts !== undefined && root === undefined) throw new SlackRefusal("thread_not_found");
    // A reply's own ts as parent makes a broken thread: whoever does that has lost the conversation.
    if (root?.thread_ts !== undefined) throw new SlackRefusal("cannot_reply_to_message");
    if (of.blocks !== undefined && of.bot_id !== undefined) checkBlocks(of.blocks);
    const message = { channel: this.channel, ts: this.nextTs(), blocks: [], files: [], broadcast: false, ...of };
    this.messages.push(message);
    return message;
  }
}
