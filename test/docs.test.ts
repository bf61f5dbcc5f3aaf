import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const documents = ["README.md", "CHANGELOG.md", ...globSync("docs/*.md")];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

describe.each(documents)("%s", (file) => {
  const text = readFileSync(file, "utf8");

  it("links only to what is there", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  });

  it("names only commands and files that exist", () => {
    const commands = [...text.matchAll(/npm (?:run )?(start|test|chat|bench|check|migrate|deskgraph|[a-z]+(?=`))/g)];
    const missing = commands.map((match) => match[1] ?? "").filter((name) => name !== "ci" && !(name in scripts));
    expect(missing).toEqual([]);
    const paths = [...text.matchAll(/(?<![\w/.@])(?:src|graph|nodes|test|supabase|examples|bench)\/[\w./-]*[\w/]/g)];
    expect(paths.map(([path]) => path).filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe("the lockfiles", () => {
  it.each(["package-lock.json", "test/services/package-lock.json"])(
    "%s pins every package by its hash, and names no address",
    (file) => {
      const lock = z
        .object({
          packages: z.record(
            z.string(),
            z.object({
              integrity: z.string().optional(),
              resolved: z.string().optional(),
              link: z.boolean().optional(),
            }),
          ),
        })
        .parse(JSON.parse(readFileSync(file, "utf8")));
      const entries = Object.entries(lock.packages).filter(([path]) => path !== "");
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual(
        [],
      );
      expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    },
  );

  const wanted = z
    .object({
      dependencies: z.record(z.string(), z.string()),
      peerDependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));

  it("belong to exact versions only: what we bring, and what we work with", () => {
    const ranges = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(ranges).toEqual([]);
  });

  it("leave the host's own LangGraph alone: peers are ranges, not brought along, and worked with in one version", () => {
    expect(Object.keys(wanted.peerDependencies)).toEqual([
      "@langchain/core",
      "@langchain/langgraph",
      "@langchain/langgraph-checkpoint",
    ]);
    const lock = z
      .object({
        packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().optional() })),
      })
      .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
    for (const [name, range] of Object.entries(wanted.peerDependencies)) {
      expect(range).toMatch(/^\^\d|^>=\d\S* <\d/);
      expect(wanted.dependencies).not.toHaveProperty([name]);
      // Pinned by the lockfile, and not as a package for development: a server installs with --omit=dev.
      expect(lock.packages[`node_modules/${name}`]).toEqual({ version: expect.stringMatching(/^\d/) });
    }
  });
});
