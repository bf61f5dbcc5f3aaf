import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest, working or waiting (November 2026). Without times of an earlier run vitest starts large files
 * first, and the longest ones are small: a contract or a process does the work. Started last, one of them keeps one
 * core busy for most of a minute while the other has nothing left to do.
 */
const longest = [
  "promises/telegram/process",
  "promises/telegram/events",
  "promises/crm/faults",
  "promises/old-homes",
  "promises/guided-sale",
  "promises/helpdesk/talk",
  "supabase/home",
  "promises/erased-files",
  "promises/commands-beside",
  "cli/commands",
  "promises/erasure-obligations",
  "supabase/job-engine",
  "promises/crm/trouble",
  "promises/helpdesk/bad-tickets",
  "without-a-part",
  "promises/people",
  "promises/helpdesk/large-files",
  "promises/telegram/virtual-hour",
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
