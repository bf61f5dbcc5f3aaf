import type { Knowledge, Passage } from "../core/index.ts";
import { createKnowledge } from "./create-knowledge.ts";
import { joinRanks } from "./likeness.ts";
import type { MeaningSearch } from "./meaning-search.ts";

/** Passages that can change while the product runs. */
interface PagesTable {
  /** Another one after each change. */
  version(): Promise<string>;
  read(): Promise<readonly Passage[]>;
}

interface PagesDeps {
  /** Of the files that the configuration names; they are read at the start. */
  readonly files: readonly Passage[];
  readonly table: PagesTable;
  /** Absent: pages are found by their words alone. */
  readonly meaning?: MeaningSearch | undefined;
  /** What did not work; the search goes on with what there is. */
  readonly report: (failed: "table" | "build" | "question", error: unknown) => void;
}

export interface ShopPages extends Knowledge {
  readonly isEmpty: () => boolean;
  readonly search: (...of: Parameters<Knowledge["search"]>) => Promise<readonly Passage[]>;
  /** Reads the table; what it says first is there when this ends. */
  refresh(): Promise<void>;
  /** Waits for what is done in the background, and begins nothing more. */
  close(): Promise<void>;
}

/** How soon an import is noticed that another process made. */
const lookEveryMs = 20_000;
/** Of each way to search: both may know something that the other does not. */
const candidates = 10;

/** The shop's files and its table as one, found by words and, where there is a model for it, by meaning. */
export function createShopPages(deps: PagesDeps): ShopPages {
  const shelf = shelfOf(deps);
  return {
    isEmpty: () => {
      shelf.refreshIfOld();
      return shelf.isEmpty();
    },
    search: async (question, of) => {
      shelf.refreshIfOld();
      const byWords = shelf.byWords(question, { ...of, limit: candidates });
      if (deps.meaning === undefined || of.isSure === true) return byWords.slice(0, of.limit);
      const byMeaning = await deps.meaning.search(question, { ...of, limit: candidates }).catch((error: unknown) => {
        deps.report("question", error);
        return [];
      });
      return joinRanks([byWords, byMeaning]).slice(0, of.limit);
    },
    refresh: shelf.refresh,
    close: shelf.close,
  };
}

function shelfOf({ files, table, meaning, report }: PagesDeps) {
  let [words, count, version] = [createKnowledge(files), files.length, ""];
  let lookedAt = Number.NEGATIVE_INFINITY;
  const builder = meaning && builderOf(meaning, report);
  const look = async (): Promise<void> => {
    lookedAt = performance.now();
    const newest = await table.version();
    if (newest === version && builder?.isBuilt(version) !== false) return;
    const passages = [...files, ...(await table.read())];
    if (newest !== version) [words, count] = [createKnowledge(passages), passages.length];
    version = newest;
    builder?.build(passages, version);
  };
  const looks = oneAtATime(() => look().catch((error: unknown) => report("table", error)));
  return {
    refresh: looks.begin,
    refreshIfOld: (): void => {
      if (performance.now() - lookedAt > lookEveryMs) void looks.begin();
    },
    isEmpty: () => count === 0,
    byWords: (...of: Parameters<typeof words.search>) => words.search(...of),
    close: async () => {
      await looks.close();
      await builder?.close();
    },
  };
}

/** Builds in the background; what changed meanwhile is built at the next look. */
function builderOf(meaning: MeaningSearch, report: PagesDeps["report"]) {
  let built: string | undefined;
  const builds = oneAtATime(async (passages: readonly Passage[], version: string) => {
    try {
      await meaning.build(passages);
      built = version;
    } catch (error) {
      report("build", error);
    }
  });
  return {
    isBuilt: (version: string): boolean => built === version,
    build: (passages: readonly Passage[], version: string): void => void builds.begin(passages, version),
    close: builds.close,
  };
}

/** Who asks while it is being done waits for that; nothing begins after the end. */
function oneAtATime<Of extends unknown[]>(work: (...of: Of) => Promise<void>) {
  let [running, isClosed]: [Promise<void> | undefined, boolean] = [undefined, false];
  return {
    begin: async (...of: Of): Promise<void> => {
      if (isClosed) return;
      running ??= work(...of).finally(() => {
        running = undefined;
      });
      await running;
    },
    close: async (): Promise<void> => {
      isClosed = true;
      await running;
    },
  };
}
