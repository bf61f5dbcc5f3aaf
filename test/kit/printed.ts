import { vi } from "vitest";

export interface Printed {
  readonly text: () => string;
  /** What was printed so far is forgotten. */
  clear(): void;
}

/** Keeps what this process prints from now on instead of printing it; it ends as every spy does, with its test. */
export function keepPrinted(): Printed {
  let text = "";
  vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    text += String(part);
    return true;
  });
  return {
    text: () => text,
    clear: () => {
      text = "";
    },
  };
}
