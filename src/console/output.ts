/** Where a command speaks: the terminal that it was typed in, or the client at the other end of the socket. */
export interface Output {
  print(text: string): void;
  printError(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
  /** One line that is written over by the next one; "" takes it away. Absent where that cannot be. */
  status?(text: string): void;
  /** Resolves when more may be printed: who prints much waits here. Rejects when nobody reads any more. */
  taken(): Promise<void>;
}
