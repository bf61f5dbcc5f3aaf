import type { FileBytes, HelpdeskFile } from "../../src/core/index.ts";

/** The vendor's names for files, in their order; what is there already is not sent again. */
export async function uploadAll(
  files: readonly HelpdeskFile[] = [],
  upload: (file: FileBytes) => Promise<string>,
): Promise<string[]> {
  const uploaded: string[] = [];
  for (const file of files) uploaded.push("uploaded" in file ? file.uploaded : await upload(file));
  return uploaded;
}
