import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

interface MigrationFile {
  readonly version: number;
  /** As the file is called, without its ending: "0001_core". */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const folder = new URL("../migrations/", import.meta.url);
const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The migrations this code knows, in order. */
export function migrationFiles(): readonly MigrationFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const version = fileName.exec(file)?.[1];
      if (version === undefined) return [];
      // A checkout on Windows may turn the line ends; that is no other migration.
      const sql = readFileSync(new URL(file, folder), "utf8").replaceAll("\r\n", "\n");
      const checksum = createHash("sha256").update(sql).digest("hex");
      return [{ version: Number(version), name: file.slice(0, -".sql".length), sql, checksum }];
    });
}
