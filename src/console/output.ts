/** Where a command speaks: the terminal that it was typed in, or the client at the other end of the socket. */
export interface Output {
  print(text: string): void;
  printError(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
  /**
   * How far long work has come, `total` where that is known; shown where somebody looks at a terminal, and gone when
   * `done` is `total`.
   */
  progress(what: string, done: number, total?: number): void;
  /** Resolves when more may be printed: who prints much waits here. Rejects when nobody reads any more. */
  taken(): Promise<void>;
}
