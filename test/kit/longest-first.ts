import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest (December 2026), what mostly waits and what mostly works by turns, so that from the first moment
 * some wait and others work. Without times of an earlier run vitest starts large files first, and the longest ones are
 * small: a contract or a process does the work. Started last, one of them keeps one core busy for most of a minute while
 * the other has nothing left to do.
 */
const longest = [
  "promises/telegram/started",
  "promises/erased-files",
  "promises/telegram/events",
  "supabase/home",
  "promises/crm/faults",
  "without-a-part",
  "promises/helpdesk/talk",
  "promises/commands-beside",
  "promises/erasure-obligations",
  "promises/people",
  "supabase/job-engine",
  "promises/hostile-text",
  "promises/telegram/sale",
  "cli/commands",
  "promises/helpdesk/replays",
  "promises/guided-sale",
  "promises/models/failing-providers",
  "cli/chat-scripts",
  "promises/telegram/webhook",
  "promises/crm/trouble",
  "http/slow-strangers",
  "promises/helpdesk/bad-tickets",
  "promises/telegram/media",
  "promises/staff-surfaces",
  "promises/under-kills",
  "promises/models/whole-sale",
  "promises/telegram/invoices",
  "cli/auth",
  "promises/old-homes",
  "cli/catalogue",
  "integrations/zoho/zoho",
  "supabase/two-shops",
  "promises/slack/channel",
  "integrations/zammad/zammad",
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? longest.length : at;
    };
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
