/** Shorter words have too many neighbours. */
const shortestMisspelled = 5;

/** The known word that differs by one letter added, left out, changed or swapped with its neighbour. */
export function nearestTerm(term: string, vocabulary: readonly string[]): string | undefined {
  if (term.length < shortestMisspelled || /\p{N}/u.test(term)) return undefined;
  return vocabulary.find((known) => known.length >= shortestMisspelled - 1 && isOneEditAway(term, known));
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (start === a.length && start === b.length) return true;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
