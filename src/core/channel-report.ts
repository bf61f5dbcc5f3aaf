/** What is told of receiving. */
export interface ChannelReport {
  /** It receives now; `how` is one line for a person. */
  readonly begun: (how: string) => void;
  readonly trouble: (trouble: ChannelTrouble) => void;
}

export interface ChannelTrouble {
  /** A short word for the log. */
  readonly reason: string;
  readonly error: unknown;
  /** What a person can do about it; absent where it is nothing that a person could put right at the vendor. */
  readonly remedy?: string;
}
