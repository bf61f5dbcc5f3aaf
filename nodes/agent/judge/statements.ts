import { sentencesOf } from "../policy/sentences.ts";

/** A statement of fewer words says nothing that a source could deny: "Добрий день!", "Так, звісно". */
const leastWords = 3;

/** What a draft states: its sentences without questions and greetings. */
export const statementsOf = (draft: string): string[] =>
  sentencesOf(draft)
    .map((sentence) => sentence.trim())
    .filter((sentence) => !sentence.endsWith("?") && (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length >= leastWords);
