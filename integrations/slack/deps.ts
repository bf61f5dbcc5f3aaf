import type { StaffAppHost } from "../../src/core/index.ts";
import type { SlackAccess } from "./access.ts";
import { anyAnswer, type SlackApi } from "./api.ts";
import type { Identity } from "./identity.ts";
import type { Members } from "./members.ts";

/** What taking what people did in Slack needs. */
export interface SlackDeps {
  readonly api: SlackApi;
  readonly host: StaffAppHost;
  readonly access: Pick<SlackAccess, "channel" | "reactions">;
  readonly identity: () => Promise<Identity>;
  readonly members: Members;
}

/** For one person's eyes, where they wrote or pressed. */
interface Told {
  readonly user: string;
  readonly thread?: string | undefined;
  readonly text: string;
  readonly blocks?: readonly object[];
}

/** Nothing waits for it: it is said at once, or not at all. */
export function tell({ api, host, access }: SlackDeps, { user, thread, text, blocks }: Told): Promise<void> {
  const args = {
    channel: access.channel,
    user,
    text,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(blocks === undefined ? {} : { blocks }),
  };
  return inBackground(async () => {
    if (await host.hasSlot()) await api("chat.postEphemeral", args, anyAnswer);
  });
}

/** For what no answer to Slack waits for. */
export const inBackground = (work: () => Promise<unknown>): Promise<void> =>
  work().then(
    () => undefined,
    () => undefined,
  );
