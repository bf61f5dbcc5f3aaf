import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { z } from "zod";

const packageSchema = z.object({ version: z.string() });

/** Of the package that this code belongs to, built or in a checkout. */
export function ownVersion(): string {
  const file = findPackageJSON(import.meta.url);
  return file === undefined ? "unknown" : packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
