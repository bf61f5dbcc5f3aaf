import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, isAbsolute, join, resolve } from "node:path";
import type { Passage } from "../core/index.ts";
import type { LoadedKnowledge } from "./loaded.ts";
import { passagesOfFaq } from "./read-faq.ts";
import { passagesOf } from "./read-markdown.ts";

/** All passages of the shop's files and folders; or what is wrong with them, all of it at once. */
export async function loadKnowledge(places: readonly string[], cwd: string): Promise<LoadedKnowledge> {
  const passages: Passage[] = [];
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const place of places) {
    try {
      for (const file of await filesAt(isAbsolute(place) ? place : resolve(cwd, place))) {
        const loaded = await loadFile(file);
        if ("problems" in loaded) problems.push(...loaded.problems);
        else {
          passages.push(...loaded.passages);
          warnings.push(...(loaded.warnings ?? []));
        }
      }
    } catch (error) {
      problems.push(`knowledge ${place}: ${whyUnread(error)}`);
    }
  }
  if (problems.length === 0 && places.length > 0 && passages.length === 0) {
    problems.push(`knowledge ${places.join(", ")}: there is no .md or .csv file with anything in it`);
  }
  return problems.length > 0 ? { problems } : { passages, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** A file itself; of a folder its pages, in the order of their names, with those of the folders in it. */
async function filesAt(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place];
  const names = (await readdir(place, { recursive: true })).filter((name) => /\.(md|csv)$/i.test(name)).sort();
  return names.filter((name) => !/(^|[\\/])\./.test(name)).map((name) => join(place, name));
}

async function loadFile(file: string): Promise<LoadedKnowledge> {
  const content = (await readFile(file, "utf8")).replace(/^\ufeff/, "");
  if (content.includes("\ufffd")) return { problems: [`knowledge ${file}: it is not UTF-8; save it as UTF-8`] };
  switch (extname(file).toLowerCase()) {
    case ".md":
      return { passages: passagesOf(content, basename(file).replace(/(\.(uk|en|ru))?\.md$/i, ""), languageIn(file)) };
    case ".csv":
      return passagesOfFaq(content, file);
    default:
      return { problems: [`knowledge ${file}: a .md or .csv file, or a folder of them, is expected`] };
  }
}

/** "delivery.en.md" is read by who writes English. */
function languageIn(file: string): Passage["language"] {
  const named = /\.(uk|en|ru)\.md$/i.exec(file)?.[1]?.toLowerCase();
  return named === "uk" || named === "en" || named === "ru" ? named : undefined;
}

function whyUnread(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file or folder";
  return code === "EACCES" ? "it may not be read" : "it cannot be read";
}
