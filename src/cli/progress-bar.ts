const barChars = 24;

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line that is written over until the work is done; where nobody looks at a terminal, nothing at all. */
interface ProgressBar {
  show(what: string, done: number, total: number): void;
  /** Makes room for other words. */
  clear(): void;
}

export function progressBar(screen: Screen): ProgressBar {
  let shown = "";
  const clear = (): void => {
    if (shown !== "") screen.write(`\r${" ".repeat(shown.length)}\r`);
    shown = "";
  };
  return {
    show: (what, done, total) => {
      if (screen.isTTY !== true) return;
      if (done >= total) return clear();
      const line = lineOf(what, done / total);
      if (line === shown) return;
      clear();
      screen.write(line);
      shown = line;
    },
    clear,
  };
}

function lineOf(what: string, share: number): string {
  const full = Math.floor(share * barChars);
  return `${what} [${"#".repeat(full)}${".".repeat(barChars - full)}] ${Math.floor(share * 100)} %`;
}
