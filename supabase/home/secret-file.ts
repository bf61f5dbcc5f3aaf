import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HomeError, type RotatedSecret, Secret } from "../../src/core/index.ts";
import { privateFile } from "./private-folder.ts";

/** The secret of an embedded home: outside the database, so that no backup holds it. */
export interface SecretFile {
  readonly path: string;
  /** There was none, so it was made when the home was opened. */
  readonly wasMade: boolean;
  /** Whether other users of the machine could read it until the home was opened. */
  readonly wasOpenToOthers: boolean;
  readonly read: () => RotatedSecret;
  readonly write: (secrets: RotatedSecret) => void;
}

export const newSecret = (): Secret => new Secret(randomBytes(32).toString("base64url"));

export const secretPath = (dir: string): string => join(dir, "home-secret");

/** Makes it where there is none. The caller closed the home to others before, so it tells whether the file was open. */
export function openSecretFile(dir: string, wasOpenToOthers: boolean): SecretFile {
  const path = secretPath(dir);
  const wasMade = !existsSync(path);
  if (wasMade) write(path, { now: newSecret() });
  return { path, wasMade, wasOpenToOthers, read: () => readSecretFile(path), write: (secrets) => write(path, secrets) };
}

/** The first line is the secret, the second one the secret of before. */
export function readSecretFile(path: string): RotatedSecret {
  const [now, before, ...more] = readFileSync(path, "utf8").trim().split("\n");
  if (more.length > 0 || ![now, before].every((line) => line === undefined || secretForm.test(line))) {
    throw new HomeError(
      `${path} is damaged. Put it back from a copy. Without one, move it away: a new one is made, and the ids of ` +
        "older logs lead nowhere (docs/operations.md).",
    );
  }
  return { now: new Secret(now ?? ""), ...(before === undefined ? {} : { before: new Secret(before) }) };
}

const secretForm = /^[\w-]{43}$/;

/** Whole or not at all: a file that is cut off would be a lost secret. */
function write(path: string, { now, before }: RotatedSecret): void {
  const draft = `${path}.part`;
  const lines = [now, ...(before === undefined ? [] : [before])].map((secret) => `${secret.reveal()}\n`);
  writeFileSync(draft, lines.join(""), { mode: privateFile, flush: true });
  renameSync(draft, path);
}
