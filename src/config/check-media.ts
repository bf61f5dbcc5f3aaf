import type { MediaReaders } from "../core/index.ts";
import { isRecord } from "./merge-shop.ts";

const readerNames: readonly string[] = ["transcribe", "describe", "readProof"] satisfies (keyof MediaReaders)[];

export function mediaProblems(media: unknown): readonly string[] {
  if (media === undefined) return [];
  if (!isRecord(media)) return [`media: functions are expected, by name: ${readerNames.join(", ")}`];
  return Object.entries(media).flatMap(([key, value]) => {
    if (!readerNames.includes(key))
      return [`media.${key}: there is no such reader; known are ${readerNames.join(", ")}`];
    return value === undefined || typeof value === "function" ? [] : [`media.${key}: a function is expected`];
  });
}
