/** A request as it came: what is signed is its bytes. */
export interface SignedRequest {
  readonly raw: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

/** A route for one sender: how the sender proves who it is, and who takes what it sends. */
export interface Webhook {
  /** With `:secret` as its last part where the sender has no other proof. */
  readonly path: string;
  /** The header in which the sender shows the secret; absent where it stands in the path. */
  readonly proofHeader?: string;
  readonly secret?: string;
  /** Where the sender signs what it sends: checked after the size, over the bytes as they came. */
  readonly isGenuine?: (request: SignedRequest) => boolean | Promise<boolean>;
  /** Some senders check by GET that the address answers before they send. */
  readonly greets?: true;
  readonly maxBodyBytes: number;
  /** Resolves when it is stored. */
  readonly take: (body: unknown) => Promise<void>;
}
