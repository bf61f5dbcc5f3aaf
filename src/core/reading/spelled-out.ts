/** Which letters that stand apart ("з н и ж к а") are taken for a word. */
interface Spelling {
  /** What may be spelled, and what may stand between, as classes of a pattern. */
  readonly letter: string;
  readonly between: string;
  readonly mostBetween: number;
  /** Fewer are initials or sizes. */
  readonly leastLetters: number;
}

interface Joined {
  readonly text: string;
  readonly words: readonly string[];
}

/** A function that makes words of letters that stand apart. */
export function joinerOf({ letter, between, mostBetween, leastLetters }: Spelling): (text: string) => Joined {
  const alone = `(?<![\\p{L}\\p{N}@$])${letter}`;
  const run = new RegExp(
    `${alone}(?:${between}{1,${mostBetween}}${letter}(?![\\p{L}\\p{N}@$])){${leastLetters - 1},}`,
    "gu",
  );
  const separator = new RegExp(`${between}+`, "gu");
  return (text) => {
    const words: string[] = [];
    const joined = text.replace(run, (spelled) => {
      const word = joinRun(spelled, separator);
      words.push(...word.split(" "));
      return word;
    });
    return { text: joined, words };
  };
}

/** A longer gap than the first one of the run is the space between two such words: "с у к а  т у п а". */
function joinRun(spelled: string, separator: RegExp): string {
  const usual = spelled.match(separator)?.[0].length ?? 1;
  return spelled.replace(separator, (gap) => (gap.trim() === "" && gap.length > usual ? " " : ""));
}
