import type { Config } from "../config/config.ts";

/** A command as data: what may follow it, what its help prints, and what runs. */
export interface Command<Option extends string = string> {
  readonly name: string;
  /** One line for the list of all commands. */
  readonly summary: string;
  /** What its own help says beyond the summary. */
  readonly details?: string;
  /** What follows the name, in this order. */
  readonly words?: readonly Word[];
  readonly options?: Readonly<Record<Option, CommandOption>>;
  readonly examples: readonly Example[];
  /** Answers the exit code. */
  run(given: Given<Option>): Promise<number>;
}

/** All commands of the program. */
export interface CommandLine {
  readonly commands: readonly Command[];
  /** What runs where no command is named. */
  readonly usual: Command;
}

interface Word {
  /** In capitals, as help and messages write it. */
  readonly name: string;
  readonly about: string;
  readonly isOptional?: boolean;
  /** Of a file: it is understood from the folder where it was typed, whoever opens it. */
  readonly isPath?: boolean;
}

export interface CommandOption {
  /** What kind of value follows, in capitals; absent: none follows. */
  readonly value?: string;
  readonly about: string;
  readonly isPath?: boolean;
}

interface Example {
  /** What follows "deskgraph". */
  readonly line: string;
  readonly about: string;
}

/** What was typed behind the command. */
export interface Given<Option extends string = string> {
  readonly config: Config;
  /** Whether --home named the place of the database. */
  readonly isHomeChosen: boolean;
  readonly words: readonly string[];
  readonly options: { readonly [Name in Option]?: string | undefined };
  /** Whether an unexpected error shows its stack. */
  readonly isDebug?: boolean;
}

/** Checks that a command reads only options that it declares. */
export const command = <Option extends string = never>(of: Command<Option>): Command => of;

/** "look at it" → "Look at it." */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
