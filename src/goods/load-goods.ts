import { readFile, stat } from "node:fs/promises";
import { limits } from "./limits.ts";
import { type GoodsOf, type OpenedGoods, openGoods } from "./open-goods.ts";

/** The goods of a file, and when it was written. */
export async function loadGoods(file: string, of: GoodsOf): Promise<OpenedGoods> {
  let bytes: Uint8Array;
  let writtenAt: Date;
  try {
    // A file that is written anew between the two counts as the older one: what was sold since is taken off it.
    const { mtime, size } = await stat(file);
    if (size > limits.fileBytes)
      return unread(`catalogue ${file}: it is larger than ${limits.fileBytes / 1_000_000} MB`);
    writtenAt = mtime;
    bytes = await readFile(file);
  } catch (error) {
    return unread(`catalogue ${file}: ${whyNot(error)}`);
  }
  const opened = await openGoods(bytes, file, of);
  return "problems" in opened.loaded ? opened : { ...opened, loaded: { ...opened.loaded, writtenAt } };
}

const unread = (problem: string): OpenedGoods => ({
  loaded: { problems: [problem] },
  format: "",
  unread: [],
  notes: [],
  counts: { models: 0, articles: 0, leftOut: 0 },
});

function whyNot(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  return code === "EACCES" ? "it may not be read" : "it cannot be read";
}
