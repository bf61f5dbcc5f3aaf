import { z } from "zod";
import { FailureError, type Rank } from "../../src/core/index.ts";
import type { SlackApi } from "./api.ts";
import type { Identity } from "./identity.ts";

export interface Member {
  readonly name: string;
  readonly rank: Rank;
}

/** Whether somebody is one of the staff, and as what: Slack is asked, once a minute for each. */
export type Members = (userId: string) => Promise<Member | undefined>;

const goodForMs = 60_000;
const maxKept = 1_000;
const pageSize = 200;
/** Nobody's staff is larger than 50 such pages. */
const maxPages = 50;

const flag = z.boolean().optional().catch(undefined);
const userSchema = z.object({
  user: z.object({
    team_id: z.string().optional(),
    name: z.string().catch(""),
    real_name: z.string().optional().catch(undefined),
    deleted: flag,
    is_bot: flag,
    is_restricted: flag,
    is_ultra_restricted: flag,
    is_stranger: flag,
    is_admin: flag,
    is_owner: flag,
    is_primary_owner: flag,
    profile: z.object({ display_name: z.string().optional().catch(undefined) }).catch({}),
  }),
});
type User = z.output<typeof userSchema>["user"];

const membersSchema = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

export function createMembers(
  api: SlackApi,
  { channel, identity }: { readonly channel: string; readonly identity: () => Promise<Identity> },
  now: () => number = () => performance.now(),
): Members {
  const isInChannel = keptFor(now, async (_: string) => channelMembers(api, channel));
  const userOf = keptFor(now, (userId: string) => askUser(api, userId));
  return async (userId) => {
    if (!(await isInChannel("")).has(userId)) return undefined;
    const user = await userOf(userId);
    return user && memberOf(user, userId, await identity());
  };
}

function keptFor<T>(now: () => number, ask: (of: string) => Promise<T>): (of: string) => Promise<T> {
  const known = new Map<string, { readonly value: T; readonly untilMs: number }>();
  return async (of) => {
    const kept = known.get(of);
    if (kept !== undefined && kept.untilMs > now()) return kept.value;
    const value = await ask(of);
    if (known.size >= maxKept) known.clear();
    known.set(of, { value, untilMs: now() + goodForMs });
    return value;
  };
}

async function channelMembers(api: SlackApi, channel: string): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  let cursor = "";
  for (let page = 0; page < maxPages; page += 1) {
    const args = { channel, limit: pageSize, ...(cursor === "" ? {} : { cursor }) };
    const { members, response_metadata: more } = await api("conversations.members", args, membersSchema);
    for (const each of members) all.add(each);
    cursor = more?.next_cursor ?? "";
    if (cursor === "") break;
  }
  return all;
}

async function askUser(api: SlackApi, userId: string): Promise<User | undefined> {
  try {
    return (await api("users.info", { user: userId }, userSchema)).user;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "user_not_found") return undefined;
    throw error;
  }
}

/** Guests, strangers of a shared channel, bots and people who left are none of the staff. */
function memberOf(user: User, userId: string, { teamId }: Identity): Member | undefined {
  const { deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger } = user;
  if ([deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger].includes(true)) return undefined;
  if (user.team_id !== teamId) return undefined;
  const name = [user.profile.display_name, user.real_name, user.name].find((each) => each !== undefined && each !== "");
  const rank = user.is_primary_owner || user.is_owner ? "owner" : user.is_admin ? "admin" : "member";
  return { name: name ?? userId, rank };
}
