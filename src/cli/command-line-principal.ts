import { userInfo } from "node:os";
import type { Home } from "../../supabase/home/home.ts";
import { HomeError, Principal } from "../core/index.ts";

/** Undefined where the system has no such numbers. */
interface SystemUser {
  readonly uid: number | undefined;
  readonly name: string;
}

/**
 * Whoever types a command. On an embedded home it is the system's user who owns its folder; on a server whoever holds
 * its address, under the name of the system's user. Both can change every row, so both are owners unless
 * `people.known` gives them another role.
 */
export function commandLinePrincipal(
  home: Pick<Home, "kind" | "ownerUid">,
  { uid, name }: SystemUser = systemUser(),
): Principal {
  const at = new Date().toISOString();
  const of = { door: "command_line", id: uid === undefined ? name : String(uid), at } as const;
  if (home.kind === "postgres") return Principal.prove({ ...of, how: "holds_database_url" }, name);
  if (home.ownerUid !== undefined && uid !== home.ownerUid) {
    throw new HomeError(
      `This home belongs to user ${home.ownerUid}, and you are ${uid ?? name}: its owner alone decides here. ` +
        `Run the command as that user (sudo -u "#${home.ownerUid}" …).`,
    );
  }
  return Principal.prove({ ...of, how: "owns_home" }, name);
}

function systemUser(): SystemUser {
  const uid = process.getuid?.();
  try {
    return { uid, name: userInfo().username };
  } catch {
    // A container's user may have no name.
    return { uid, name: `user ${uid ?? ""}`.trim() };
  }
}
