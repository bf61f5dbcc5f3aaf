export interface Entry {
  readonly file: string;
  readonly name: string;
}

export interface Hops {
  /** Different ways from one file to the next: each is counted once, as a reader follows it once. */
  readonly hops: number;
  /** Changes of file between one function that is entered and the next, every time it happens. */
  readonly changes: number;
  readonly functions: number;
  readonly files: number;
  /** How often a plumbing file was come to from another file. */
  readonly plumbing: number;
  readonly plumbingBy: Readonly<Record<string, number>>;
}

/** It stands in for a model outside, which would be one call; its own thinking is no part of the flow. */
const standsInForAModel = /^integrations\/(?:models\/)?rehearsal\//;

/** The files that the review calls plumbing, wherever they lie: the last parts of their paths. */
const plumbing = [
  ["store/deliveries", /^supabase\/(?:store\/)?deliveries\.ts$/],
  ["supabase/store", /^supabase\/(?:store\/)?store\.ts$/],
  ["in-transaction", /\/in-transaction\.ts$/],
  ["deadline", /\/deadline\.ts$/],
  ["app", /^src\/app\.ts$/],
  ["http/paced", /\/paced\.ts$/],
  ["define-node", /\/define-node\.ts$/],
  ["sitniks/deps", /\/sitniks\/deps\.ts$/],
  ["address", /\/telegram\/address\.ts$/],
  ["access", /\/access\.ts$/],
  ["abortable", /\/abortable\.ts$/],
] as const;

export function hopsOf(all: readonly Entry[]): Hops {
  const entries = all.filter(({ file }) => !standsInForAModel.test(file));
  const arrivals = entries.filter(({ file }, index) => file !== entries[index - 1]?.file).map(({ file }) => file);
  const visits = (path: RegExp): number => arrivals.filter((file) => path.test(file)).length;
  const plumbingBy = Object.fromEntries(plumbing.map(([name, path]) => [name, visits(path)]));
  return {
    hops: new Set(arrivals.slice(1).map((file, index) => `${arrivals[index]} ${file}`)).size,
    changes: Math.max(0, arrivals.length - 1),
    functions: new Set(entries.map(({ file, name }) => `${file} ${name}`)).size,
    files: new Set(arrivals).size,
    plumbing: Object.values(plumbingBy).reduce((sum, count) => sum + count, 0),
    plumbingBy,
  };
}
