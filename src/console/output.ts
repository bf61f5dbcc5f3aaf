/** Where a command speaks: the terminal that it was typed in, or the client at the other end of the socket. */
export interface Output {
  print(text: string): void;
  printError(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
  /** Resolves when more may be printed: who prints much waits here. Rejects when nobody reads any more. */
  taken(): Promise<void>;
}
