import type { StaffHelpdesk } from "../../../src/core/index.ts";
import { type SlackDeps, tell } from "../deps.ts";
import type { Member } from "../members.ts";
import { slackWords } from "../words.ts";

export interface AsStaff {
  readonly desk: StaffHelpdesk;
  readonly member: Member;
}

/** Asked each time: what is shown to a person stays on their screen when they are none of the staff any more. */
export async function asStaff(deps: SlackDeps, user: string, work: (of: AsStaff) => Promise<unknown>): Promise<void> {
  const words = slackWords[deps.host.staff.language];
  const [desk] = deps.host.helpdesks;
  try {
    const member = await deps.members(user);
    if (member === undefined) return await tell(deps, { user, text: words.notMember });
    if (desk === undefined) return await tell(deps, { user, text: words.noHelpdesk });
    await work({ desk, member });
  } catch {
    await tell(deps, { user, text: words.failed });
  }
}
