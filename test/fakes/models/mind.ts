/** What a model is asked, whatever the protocol. */
export interface Asked {
  readonly system: string;
  readonly turns: readonly AskedTurn[];
  readonly tools: readonly string[];
}

export type AskedTurn =
  /** `files`: the media types of what came along. */
  | { readonly role: "user"; readonly text: string; readonly files?: readonly string[] }
  | { readonly role: "assistant"; readonly text: string; readonly calls: readonly AskedCall[] }
  | { readonly role: "tool"; readonly callId: string; readonly text: string };

interface AskedCall {
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** In a turn of its own only where there are some. */
export const withFiles = (files: readonly string[]): { readonly files?: readonly string[] } =>
  files.length === 0 ? {} : { files };

/** What a model says: words, calls, or both. Arguments that are a text go out as they are, JSON or not. */
export interface Thought {
  readonly text?: string;
  readonly calls?: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> | string }[];
}

export type Mind = (asked: Asked) => Thought | Promise<Thought>;

/** How an answer ends: as it should; at its limit; taken away by a filter; with nothing; in the middle of a stream. */
export type End = "whole" | "cut" | "filtered" | "empty" | "broken_stream";
