import type { Output } from "./output.ts";

/** What is a person's to mend brings its own exit code; everything else is a bug. */
export const exitCodeOf = (error: unknown): number =>
  error instanceof Error && "exitCode" in error && typeof error.exitCode === "number" ? error.exitCode : 1;

/** A person's mistake prints its message. A bug says how to see more: its stack is long, and seldom wanted at once. */
export function printFailure(
  error: unknown,
  { isDebug, out }: { readonly isDebug: boolean; readonly out: Pick<Output, "printError"> },
): void {
  const isBug = exitCodeOf(error) === 1;
  const message = error instanceof Error ? error.message : String(error);
  out.printError(isBug ? `An unexpected error ended the command: ${message}` : message);
  if (isDebug && error instanceof Error) out.printError(error.stack ?? "");
  else if (isBug) out.printError("Run it again with --debug to see where.");
}
