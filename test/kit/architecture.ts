/** The house rules as a pure function over the tree: paths and sources in, broken rules out. */
export interface Broken {
  readonly rule: string;
  readonly file: string;
  readonly what: string;
}

export type Tree = ReadonlyMap<string, string>;

interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
}

/** By folder, how the name looks in code and text. "slack" is also an English word: only its name-like uses count. */
const vendors: Readonly<Record<string, RegExp>> = {
  sitniks: /sitniks/i,
  zendesk: /zendesk/i,
  gorgias: /gorgias/i,
  zammad: /zammad/i,
  erpnext: /erpnext/i,
  zoho: /zoho/i,
  slack: /Slack|SLACK|slack[._-]/,
};

/** What a folder may import of ours (prefixes) and from outside (package names; "*" is anything). First match counts. */
const rooms: readonly { readonly at: RegExp; readonly own: readonly string[]; readonly packages: readonly string[] }[] =
  [
    { at: /^src\/core\//, own: ["src/core/"], packages: ["zod", "node:crypto", "node:util"] },
    {
      at: /^src\/(inbox|outbox|oauth|shop)\//,
      own: ["src/core/", "<own folder>"],
      packages: ["zod", "csv-parse", "node:"],
    },
    { at: /^src\/http\//, own: ["src/core/", "src/http/"], packages: ["hono", "zod", "node:"] },
    {
      at: /^src\/(helpdesk|crm)\//,
      own: ["src/core/", "src/http/", "src/inbox/", "<own folder>"],
      packages: ["node:"],
    },
    {
      at: /^src\/telemetry\//,
      own: ["src/core/", "src/inbox/", "src/outbox/", "<own folder>"],
      packages: ["pino", "prom-client", "@opentelemetry/", "node:"],
    },
    {
      at: /^src\/config\//,
      own: ["src/core/", "src/shop/", "src/oauth/", "integrations/index.ts", "<own folder>"],
      packages: ["zod", "@langchain/core/", "node:"],
    },
    { at: /^src\/(channels|work)\//, own: ["src/", "integrations/"], packages: ["grammy", "node:"] },
    { at: /^src\/cli\//, own: [""], packages: ["@hono/node-server", "node:"] },
    { at: /^src\/(main|app|index)\.ts$/, own: [""], packages: ["@langchain/core/", "node:"] },
    { at: /^graph\//, own: ["src/core/", "nodes/", "graph/"], packages: ["@langchain/", "zod"] },
    {
      at: /^nodes\//,
      own: ["src/core/", "nodes/"],
      packages: ["@langchain/", "zod", "libphonenumber-js", "node:crypto"],
    },
    {
      at: /^integrations\/models\//,
      own: ["src/core/", "<own folder>"],
      packages: ["@langchain/", "langchain", "zod"],
    },
    {
      at: /^integrations\/rehearsal\//,
      own: ["src/core/", "<own folder>", "nodes/agent/context.ts", "nodes/tools/product-tools.ts"],
      packages: ["@langchain/", "zod", "node:"],
    },
    { at: /^integrations\/index\.ts$/, own: ["src/core/", "integrations/"], packages: [] },
    {
      at: /^integrations\/http\//,
      own: ["src/core/", "integrations/http/"],
      packages: ["node:", "zod", "html-to-text"],
    },
    { at: /^integrations\//, own: ["src/core/", "integrations/http/", "<own folder>"], packages: ["*"] },
    {
      at: /^supabase\//,
      own: ["src/core/", "supabase/"],
      packages: ["pg", "pg-boss", "@electric-sql/", "@supabase/", "@langchain/", "zod", "node:"],
    },
    { at: /^(test|bench|examples)\//, own: [""], packages: ["*"] },
    { at: /^[^/]+\.ts$/, own: [""], packages: ["*"] },
  ];

export function broken(tree: Tree): Broken[] {
  const graph = new Map([...tree].map(([file, source]) => [file, importsOf(file, source)]));
  const nodes = nodesIn(tree);
  return [
    ...[...graph].flatMap(([file, imports]) => imports.flatMap((each) => brokenImport(file, each, nodes))),
    ...[...tree].flatMap(([file, source]) => [...brokenEnvironment(file, source), ...brokenVendor(file, source)]),
    ...cycles(graph).map((cycle) => ({ rule: "no cycles", file: cycle[0] ?? "", what: cycle.join(" → ") })),
  ];
}

function importsOf(file: string, source: string): Import[] {
  const statement =
    /^\s*(import|export)\s+(type\s+)?[^;"']*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
  return [...source.matchAll(statement)].map((match) => {
    const [whole, , type, from, bare, lazy] = match;
    const target = from ?? bare ?? lazy ?? "";
    const names =
      /\{([^}]*)\}/
        .exec(whole)?.[1]
        ?.split(",")
        .filter((name) => name.trim() !== "") ?? [];
    const isTypeOnly = type !== undefined || (names.length > 0 && names.every((name) => /^\s*type\s/.test(name)));
    return { from: target.startsWith(".") ? resolved(file, target) : target, isTypeOnly };
  });
}

function resolved(file: string, target: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function brokenImport(file: string, { from }: Import, nodes: ReadonlySet<string>): Broken[] {
  const room = rooms.find(({ at }) => at.test(file));
  if (room === undefined) return [{ rule: "every file has a room", file, what: "no rule for this folder" }];
  const isOurs = /\.(ts|mjs|json|sql)$/.test(from);
  const ownFolder = file.split("/").slice(0, 2).join("/");
  const allowed = isOurs ? room.own.map((own) => (own === "<own folder>" ? `${ownFolder}/` : own)) : room.packages;
  const isAllowed = allowed.some(
    (prefix) =>
      prefix === "*" ||
      prefix === from ||
      from.startsWith(prefix === "" || prefix.endsWith("/") || prefix.endsWith(":") ? prefix : `${prefix}/`),
  );
  if (!isAllowed) return [{ rule: "dependencies point inward", file, what: `imports ${from}` }];
  const [node, other] = [file, from].map((path) => /^nodes\/([a-z-]+)\//.exec(path)?.[1]);
  const isNode = (name: string | undefined): boolean => name !== undefined && nodes.has(name);
  if (isNode(node) && isNode(other) && other !== node && !isShared(from)) {
    return [{ rule: "a node knows no other node", file, what: `imports ${from}` }];
  }
  return [];
}

/** The tools are a room beside their node: what a tool is, the list of them, and what of their results may be said. */
const isShared = (file: string): boolean => /^nodes\/tools\/(?!tools\.ts$)/.test(file);

/** A node is a folder with a file of its own name that declares a slice of the state. */
const nodesIn = (tree: Tree): ReadonlySet<string> =>
  new Set(
    [...tree].flatMap(([file, source]) => {
      const name = /^nodes\/([a-z-]+)\/\1\.ts$/.exec(file)?.[1];
      return name !== undefined && /export const \w+Slice = new StateSchema\(/.test(source) ? [name] : [];
    }),
  );

const brokenEnvironment = (file: string, source: string): Broken[] =>
  /process\.env|loadEnvFile/.test(source) && !/^(src\/config\/|test\/|bench\/)/.test(file)
    ? [{ rule: "the environment is read in src/config/ alone", file, what: "reads process.env" }]
    : [];

function brokenVendor(file: string, source: string): Broken[] {
  if (/^(test|bench|examples|supabase)\/|^src\/config\//.test(file)) return [];
  const folder = /^integrations\/([a-z-]+)\//.exec(file)?.[1];
  if (file === "integrations/index.ts") return [];
  return Object.entries(vendors)
    .filter(([vendor, name]) => vendor !== folder && name.test(source))
    .map(([vendor]) => ({ rule: "a vendor's name stays in its folder", file, what: `names ${vendor}` }));
}

/** Strongly connected parts of the run-time imports: types may point both ways, code may not. */
function cycles(graph: ReadonlyMap<string, readonly Import[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) {
      found.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const { from, isTypeOnly } of graph.get(file) ?? []) {
      if (!isTypeOnly && graph.has(from)) visit(from, [...path, file]);
    }
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
