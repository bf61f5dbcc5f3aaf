import { functionsIn } from "./functions.ts";

/**
 * The same JavaScript, in which each function first says that it was entered: `__entered(number)`, numbers from
 * `firstId`.
 */
export function instrument(javascript: string, firstId: number): string {
  const insertions = functionsIn(javascript).flatMap(({ bodyFrom, bodyTo, isExpression }, index) => {
    const entered = `__entered(${firstId + index})`;
    if (!isExpression) return [{ at: bodyFrom, text: `${entered};` }];
    return [
      { at: bodyFrom, text: `(${entered},` },
      { at: bodyTo, text: ")" },
    ];
  });
  // From the back, so that the places before stay where they are.
  return insertions
    .sort((one, other) => other.at - one.at)
    .reduce((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), javascript);
}
