import { describe, expect, it } from "vitest";
import { serveLargeFiles } from "../../kit/large-files.ts";
import { postgresAbsence } from "../../kit/postgres.ts";

/**
 * Where files go within the words, and where they are uploaded; the latter allows few calls a second. In small: how many
 * bytes may be in memory at a time (file-room.test.ts).
 */
const crowds = [
  ["zammad", 12],
  ["zendesk", 12],
] as const;
/** `bench/large-files.ts` has a hundred of them, all at the same moment. */
const atATime = 4;
const maxBytes = 300_000_000;
/** Beside what it has at rest: 60 MB were seen with two customers, and 145 to 196 MB where pieces were left to V8. */
const maxAddedBytes = 130_000_000;

describe.skipIf(postgresAbsence !== undefined || process.platform !== "linux")(
  "customers who send seven files of 19.9 MB each and ask for a person",
  () => {
    it.each(crowds)("have their tickets at %s, and the process lives in less than 300 MB", async (name, customers) => {
      const { restBytes, mostBytes, texts } = await serveLargeFiles({ name, customers, atATime, heapMb: 200 });
      process.stderr.write(`${name}: ${customers} customers, MB: rest ${restBytes / 1e6}, most ${mostBytes / 1e6}\n`);
      expect(mostBytes).toBeGreaterThan(restBytes);
      expect(mostBytes).toBeLessThan(maxBytes);
      expect(mostBytes - restBytes).toBeLessThan(maxAddedBytes);
      expect(texts.filter((text) => /звіт \d\.pdf \(файлів забагато/.test(text))).not.toEqual([]);
    });
  },
);
