import type { AnswerDeps } from "../../nodes/handoff/person-answers.ts";
import type { Home } from "../../supabase/home/home.ts";
import { personCalls } from "../../supabase/store/person-calls.ts";
import type { Config } from "../config/config.ts";
import type { Clock, StaffPlaces } from "../core/index.ts";
import { createPersonWaits } from "../work/person-waits.ts";

interface AnswersOf {
  readonly config: Config;
  readonly home: Home;
  readonly now: Clock;
  readonly staff: Pick<StaffPlaces, "places">;
  /** What an embedder delivers with. */
  readonly deliverers?: unknown;
  readonly isStaffed?: true;
}

/** Whether a person of this shop hears of a matter, and how long they take. */
export const howPeopleAnswer = ({ config, home, now, staff, ...choices }: AnswersOf): Required<AnswerDeps> => ({
  // A helpdesk, a CRM or the staff's own place shows a matter to people; so may what an embedder delivers with.
  reachesPerson: async () =>
    config.crm !== undefined ||
    Object.keys(config.helpdesks).length > 0 ||
    choices.deliverers !== undefined ||
    choices.isStaffed === true ||
    (await staff.places()).length > 0,
  personWaits: createPersonWaits({ calls: (since) => personCalls(home, since), shop: config.shop, now }),
});
