export interface Entry {
  readonly file: string;
  readonly name: string;
}

export interface Hops {
  /** Changes of file between one function that is entered and the next. */
  readonly hops: number;
  readonly functions: number;
  readonly files: number;
  /** How often a plumbing file was come to from another file. */
  readonly plumbing: number;
  readonly plumbingBy: Readonly<Record<string, number>>;
}

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

export function hopsOf(entries: readonly Entry[]): Hops {
  const arrivals = entries.filter(({ file }, index) => file !== entries[index - 1]?.file).map(({ file }) => file);
  const visits = (path: RegExp): number => arrivals.filter((file) => path.test(file)).length;
  const plumbingBy = Object.fromEntries(plumbing.map(([name, path]) => [name, visits(path)]));
  return {
    hops: Math.max(0, arrivals.length - 1),
    functions: new Set(entries.map(({ file, name }) => `${file} ${name}`)).size,
    files: new Set(arrivals).size,
    plumbing: Object.values(plumbingBy).reduce((sum, count) => sum + count, 0),
    plumbingBy,
  };
}
