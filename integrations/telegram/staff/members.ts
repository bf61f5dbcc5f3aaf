import { type Api, GrammyError } from "grammy";
import type { Rank } from "../../../src/core/index.ts";
import { memberSchema } from "./staff-schema.ts";

interface Member {
  readonly name: string;
  readonly rank: Rank;
}

/** Whether somebody is in the group, and as what: Telegram is asked, once a minute for each. */
export type Members = (groupId: number, userId: number) => Promise<Member | undefined>;

const goodForMs = 60_000;
const maxKept = 1_000;

export function createMembers(api: Api, now: () => number = () => performance.now()): Members {
  const known = new Map<string, { readonly member: Member | undefined; readonly untilMs: number }>();
  return async (groupId, userId) => {
    const key = `${groupId}/${userId}`;
    const kept = known.get(key);
    if (kept !== undefined && kept.untilMs > now()) return kept.member;
    const member = await askMember(api, groupId, userId);
    if (known.size >= maxKept) known.clear();
    known.set(key, { member, untilMs: now() + goodForMs });
    return member;
  };
}

async function askMember(api: Api, groupId: number, userId: number): Promise<Member | undefined> {
  try {
    const { status, is_member: isMember = true, user } = memberSchema.parse(await api.getChatMember(groupId, userId));
    const rank = isMember ? rankOf(status) : undefined;
    const name = [user.first_name, user.last_name].filter(Boolean).join(" ").trim();
    return rank && { rank, name: name || String(userId) };
  } catch (error) {
    // "user not found": nobody whom the group knows.
    if (error instanceof GrammyError && error.error_code === 400) return undefined;
    throw error;
  }
}

function rankOf(status: string): Rank | undefined {
  switch (status) {
    case "creator":
      return "owner";
    case "administrator":
      return "admin";
    case "member":
    case "restricted":
      return "member";
    default:
      return undefined;
  }
}
