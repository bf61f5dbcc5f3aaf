import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes ten seconds of a core and more (November 2026). Without times of an earlier run vitest starts large files
 * first, and the longest ones are small: a contract or a process does the work. Started last, one of them keeps one
 * core busy for most of a minute while the other has nothing left to do.
 */
const longest = [
  "promises/helpdesk/talk",
  "promises/telegram/process",
  "cli/commands",
  "supabase/home",
  "promises/under-kills",
  "without-a-part",
  "promises/telegram/any-point",
  "promises/hostile-text",
  "cli/auth",
  "promises/crash",
  "cli/chat-scripts",
  "promises/crm/faults",
  "promises/crm/trouble",
  "supabase/job-engine",
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
