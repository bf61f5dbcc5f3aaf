import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { modelKeyVariables } from "./variables.ts";

/** This file alone touches `process.env`; everything else reads what it answers. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface EnvironmentRead {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** The environment, and under it the `.env` beside the project. Without `env` it is the process's own. */
export function readEnvironment(cwd: string, env: Environment = process.env): EnvironmentRead {
  const file = readEnvFile(cwd);
  if (env === process.env) passOnModelKeys(file.values);
  return { values: { ...file.values, ...withoutEmpty(env) }, problems: file.problems };
}

/** The environment alone, without a `.env`. */
export const environmentOf = (env: Environment = process.env): Readonly<Record<string, string>> => withoutEmpty(env);

function readEnvFile(cwd: string): EnvironmentRead {
  const file = resolve(cwd, ".env");
  if (!existsSync(file)) return { values: {}, problems: [] };
  try {
    return { values: withoutEmpty(parseEnv(readFileSync(file, "utf8"))), problems: [] };
  } catch {
    return { values: {}, problems: [".env: it cannot be read"] };
  }
}

/** Providers' packages read their keys from the process's environment, so they would not see those of `.env`. */
function passOnModelKeys(values: Readonly<Record<string, string>>): void {
  for (const name of modelKeyVariables) {
    const value = values[name];
    if (value !== undefined && !process.env[name]) process.env[name] = value;
  }
}

/** An empty variable is one that is not set: that is what a line without a value in `.env` means. */
const withoutEmpty = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])));
