import { type Import, importsOf } from "./imports.ts";

/** One place that breaks a rule. */
export interface Broken {
  readonly rule: string;
  readonly file: string;
  readonly what: string;
}

/** The repository as rules see it. Rules are pure functions over it, so each is tried on a made-up house, too. */
export interface House {
  /** Every file's path, whatever it holds. */
  readonly paths: ReadonlySet<string>;
  /** TypeScript by path. */
  readonly sources: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, readonly Import[]>;
  /** Markdown by path. */
  readonly documents: ReadonlyMap<string, string>;
}

export function houseOf(files: ReadonlyMap<string, string>): House {
  const sources = new Map([...files].filter(([path]) => path.endsWith(".ts")));
  return {
    paths: new Set(files.keys()),
    sources,
    imports: new Map([...sources].map(([path, source]) => [path, importsOf(path, source)])),
    documents: new Map([...files].filter(([path]) => path.endsWith(".md"))),
  };
}

const productFolders = /^(src|graph|nodes|integrations|supabase)\//;

/** What is shipped; tests, benchmarks and examples have fewer rules. */
export const productSources = ({ sources }: House): [string, string][] =>
  [...sources].filter(([path]) => productFolders.test(path));
