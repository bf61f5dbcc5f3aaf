import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { z } from "zod";

const lockfileSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      dev: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      peerDependencies: z.record(z.string(), z.string()).optional(),
      peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
    }),
  ),
});

type Packages = z.output<typeof lockfileSchema>["packages"];

interface ProductionPackage {
  /** Where it lies, such as "node_modules/zod". */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly hasIntegrity: boolean;
  readonly hasInstallScript: boolean;
}

/** What `package.json` names itself, and what comes with it. */
interface Direct {
  readonly name: string;
  readonly all: readonly string[];
  /** Of these, what would go with it. */
  readonly alone: readonly string[];
}

interface Production {
  readonly packages: readonly ProductionPackage[];
  readonly direct: readonly Direct[];
}

/** Reads from the lockfile what is installed where the product runs, and why each package is. */
export function readProduction(file = "package-lock.json"): Production {
  const { packages } = lockfileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const { "": root, ...installed } = packages;
  const names = Object.keys({ ...root?.dependencies, ...root?.peerDependencies });
  const direct = names.map((name) => ({ name, all: [...reach([name], installed)] }));
  return {
    // npm marks what `npm ci --omit=dev` leaves out.
    packages: Object.entries(installed).flatMap(([path, of]) => {
      if (of.dev) return [];
      const { version, license = "none", integrity, hasInstallScript = false } = of;
      const name = path.replace(/^.*node_modules\//, "");
      return [{ path, name, version, licence: license, hasIntegrity: integrity !== undefined, hasInstallScript }];
    }),
    direct: direct.map(({ name, all }) => {
      const others = reach(
        names.filter((each) => each !== name),
        installed,
      );
      return { name, all, alone: all.filter((path) => !others.has(path)) };
    }),
  };
}

/** Everything that comes with these, found as Node finds it: in the folder of who asks, or in one above. */
function reach(names: readonly string[], installed: Packages): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const path = placeOf(name, from, installed);
    const of = path === undefined ? undefined : installed[path];
    if (path === undefined || of === undefined || found.has(path)) return;
    found.add(path);
    for (const each of Object.keys({ ...of.dependencies, ...of.optionalDependencies, ...neededPeers(of) })) {
      visit(each, path);
    }
  };
  for (const name of names) visit(name, "");
  return found;
}

/** Those that may be absent are here only when somebody else brings them. */
const neededPeers = ({ peerDependencies = {}, peerDependenciesMeta = {} }: Packages[string]) =>
  Object.fromEntries(Object.entries(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]?.optional));

function placeOf(name: string, from: string, installed: Packages): string | undefined {
  const path = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
  if (path in installed) return path;
  return from === "" ? undefined : placeOf(name, from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ""), installed);
}

/** A table for people: what each package that we name brings, and the licences of all. */
function describeProduction({ packages, direct }: Production): string {
  const rows = direct
    .toSorted((a, b) => b.alone.length - a.alone.length || a.name.localeCompare(b.name))
    .map(({ name, all, alone }) => `${name.padEnd(46)}${`${all.length}`.padStart(6)}${`${alone.length}`.padStart(10)}`);
  const byLicence = [...Map.groupBy(packages, ({ licence }) => licence)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([licence, of]) => `${licence.padEnd(20)}${of.length}${of.length < 8 ? `  ${names(of)}` : ""}`);
  return [
    styleText("bold", `${packages.length} packages are installed where the product runs`),
    `${"".padEnd(46)}brings  alone`,
    ...rows,
    "",
    ...byLicence,
  ].join("\n");
}

const names = (of: readonly ProductionPackage[]): string => of.map(({ name }) => name).join(", ");

if (import.meta.main) process.stdout.write(`${describeProduction(readProduction())}\n`);
