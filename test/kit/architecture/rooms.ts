import type { Broken, House } from "./house.ts";

/**
 * What a folder may import of ours (prefixes) and from outside (package names; "*" is anything). First match counts.
 */
const rooms: readonly { readonly at: RegExp; readonly own: readonly string[]; readonly packages: readonly string[] }[] =
  [
    { at: /^src\/core\//, own: ["src/core/"], packages: ["zod", "tldts", "ibantools", "node:crypto", "node:util"] },
    {
      at: /^src\/(inbox|outbox|oauth|shop|knowledge)\//,
      own: ["src/core/", "<own folder>"],
      packages: ["zod", "csv-parse", "node:"],
    },
    {
      at: /^src\/goods\//,
      own: ["src/core/", "src/shop/", "<own folder>"],
      packages: ["csv-parse", "saxes", "yauzl", "node:"],
    },
    { at: /^src\/payments\//, own: ["src/core/", "src/inbox/", "<own folder>"], packages: ["node:"] },
    { at: /^src\/http\//, own: ["src/core/", "src/http/"], packages: ["hono", "zod", "node:"] },
    {
      at: /^src\/(helpdesk|crm|customers)\//,
      own: ["src/core/", "src/http/", "src/inbox/", "nodes/texts/", "<own folder>"],
      packages: ["node:"],
    },
    {
      at: /^src\/telemetry\//,
      own: ["src/core/", "src/inbox/", "src/outbox/", "<own folder>"],
      packages: ["pino", "prom-client", "@opentelemetry/", "node:"],
    },
    {
      at: /^src\/config\//,
      own: [
        "src/core/",
        "src/shop/",
        "src/goods/",
        "src/knowledge/",
        "src/oauth/",
        "integrations/index.ts",
        "<own folder>",
      ],
      packages: ["zod", "@langchain/core/", "node:"],
    },
    {
      at: /^src\/channels\//,
      own: ["src/core/", "src/outbox/", "src/telemetry/", "src/app.ts", "<own folder>"],
      packages: ["node:"],
    },
    { at: /^src\/work\//, own: ["src/", "graph/", "supabase/home/", "supabase/jobs/"], packages: ["node:"] },
    { at: /^src\/parts\//, own: [""], packages: ["@langchain/core/", "node:"] },
    { at: /^src\/console\//, own: ["src/core/", "src/console/"], packages: ["zod", "node:"] },
    { at: /^src\/cli\//, own: [""], packages: ["@hono/node-server", "commander", "node:"] },
    { at: /^src\/(main|app|index)\.ts$/, own: [""], packages: ["@langchain/core/", "node:"] },
    { at: /^graph\//, own: ["src/core/", "nodes/", "graph/"], packages: ["@langchain/", "zod"] },
    {
      at: /^nodes\//,
      own: ["src/core/", "nodes/"],
      packages: ["@langchain/", "zod", "libphonenumber-js", "p-retry", "node:crypto"],
    },
    {
      at: /^integrations\/models\//,
      own: ["src/core/", "<own folder>"],
      packages: ["@langchain/", "langchain", "zod"],
    },
    {
      at: /^integrations\/rehearsal\//,
      own: ["src/core/", "<own folder>", "nodes/agent/context.ts", "nodes/sale/", "nodes/texts/"],
      packages: ["@langchain/", "zod", "node:"],
    },
    { at: /^integrations\/index\.ts$/, own: ["src/core/", "integrations/"], packages: [] },
    {
      at: /^integrations\/http\//,
      own: ["src/core/", "integrations/http/"],
      packages: ["node:", "zod", "p-retry"],
    },
    {
      at: /^integrations\/helpdesk\//,
      own: ["src/core/", "integrations/helpdesk/"],
      packages: ["zod", "html-to-text"],
    },
    { at: /^integrations\/staff\//, own: ["src/core/", "integrations/staff/"], packages: [] },
    {
      at: /^integrations\//,
      own: [
        "src/core/",
        "integrations/http/",
        "integrations/helpdesk/",
        "integrations/staff/",
        "nodes/texts/",
        "<own folder>",
      ],
      packages: ["*"],
    },
    {
      at: /^supabase\//,
      own: ["src/core/", "supabase/"],
      packages: ["pg", "pg-boss", "@electric-sql/", "@supabase/", "@langchain/", "zod", "node:"],
    },
    { at: /^(test|bench|examples)\//, own: [""], packages: ["*"] },
    { at: /^[^/]+\.ts$/, own: [""], packages: ["*"] },
  ];

/** Dependencies point inward, and every file lies in a room that says what it may import. */
export const pointInward = ({ imports }: House): Broken[] =>
  [...imports].flatMap(([file, all]) => all.flatMap(({ from }) => brokenImport(file, from)));

function brokenImport(file: string, from: string): Broken[] {
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
  return isAllowed ? [] : [{ rule: "dependencies point inward", file, what: `imports ${from}` }];
}
