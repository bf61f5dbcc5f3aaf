import type { Tool } from "../define-tool.ts";

/** All that a model is told of a tool. */
export type Described = Pick<Tool, "name" | "description" | "arguments">;

/** One call, by the name of the tool that carries it out. */
export interface Call {
  readonly name: string;
  readonly args: unknown;
}

/**
 * Several tools that the model is told of as one. Each tool that is told costs some 30 tokens in each call for its
 * frame alone, and tools of one subject repeat each other's arguments.
 */
export interface ToldTool extends Described {
  /**
   * The names of the tools that it stands for; one that is not there leaves the others as they are. Each of them can be
   * called by its own name, too.
   */
  readonly members: readonly string[];
  /** The call of a member that such a call means. Wrong arguments stay as they are: the member says what is wrong. */
  readonly meant: (args: Readonly<Record<string, unknown>>) => Call;
}

/** Only these of the arguments, and of them those that are there. */
export const only = (args: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).filter(([name, value]) => names.includes(name) && value !== null));
