import { z } from "zod";

/**
 * What is said over the socket, one JSON object a line. The product says hello, the client asks one thing, the product
 * answers with what a terminal would show, and at last with the exit code.
 */

/** The first line, whatever the versions are: an older or a newer client finds here whom it talks to. */
export const helloSchema = z.object({ deskgraph: z.string().min(1).max(64), pid: z.number().int().positive() });
export type Hello = z.output<typeof helloSchema>;

export const requestSchema = z.strictObject({
  /** The client's own; the product answers only its own. */
  version: z.string().max(64),
  command: z.string().max(64),
  words: z.array(z.string().max(32_000)).max(16),
  options: z.record(z.string().max(64), z.string().max(4_000)),
  /** Whether the client's terminal shows colours. */
  hasColours: z.boolean(),
  /** Whether an unexpected error brings its stack. */
  isDebug: z.boolean(),
});
export type ConsoleRequest = z.output<typeof requestSchema>;

export const saidSchema = z.union([
  z.strictObject({ out: z.string() }),
  z.strictObject({ err: z.string() }),
  z.strictObject({ progress: z.string().max(64), done: z.number(), total: z.number().exactOptional() }),
  z.strictObject({ exit: z.number().int().min(0).max(255) }),
]);
export type Said = z.output<typeof saidSchema>;

/** A grant of a vendor is the longest word: some kilobytes. */
export const maxRequestBytes = 64 * 1024;
/** One row of one table in an export is the longest line that is printed. */
export const maxSaidBytes = 16 * 1024 * 1024;

export const lineOf = (message: Hello | ConsoleRequest | Said): string => `${JSON.stringify(message)}\n`;

/** Undefined for what is no JSON. */
export function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
