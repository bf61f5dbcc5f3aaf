/** A request as it came: what is signed is its bytes. */
export interface SignedRequest {
  readonly raw: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

/** What a request says before its body. */
export type RequestHeaders = Pick<SignedRequest, "header">;

/** Answered with 200. */
export interface WebhookAnswer {
  /** As JSON; absent: nothing at all. */
  readonly json?: object;
}

/** A route for one sender: how the sender proves who it is, and who takes what it sends. */
export interface Webhook {
  /** With `:secret` as its last part where the sender has no other proof. */
  readonly path: string;
  /** The header in which the sender shows the secret; absent where it stands in the path. */
  readonly proofHeader?: string;
  readonly secret?: string;
  /** The one before, which is good as well while it is changed. */
  readonly secretBefore?: string;
  /** Where a header proves the sender in another way: asked before anything of the body is read. */
  readonly isKnownSender?: (headers: RequestHeaders) => boolean | Promise<boolean>;
  /**
   * Where the sender signs what it sends: checked over the bytes as they came. Until then they are a stranger's, and
   * few are read at once.
   */
  readonly isGenuine?: (request: SignedRequest) => boolean | Promise<boolean>;
  /** Some senders check by GET that the address answers before they send. */
  readonly greets?: true;
  readonly maxBodyBytes: number;
  /** What is read of the bytes; absent: JSON. Undefined where they are nothing that the sender sends. */
  readonly read?: (raw: Uint8Array) => unknown;
  /** Resolves when it is stored. Some senders wait to be told something of their own: it is said by `answer`. */
  readonly take: (body: unknown, answer?: (answer: WebhookAnswer) => void) => Promise<void>;
}
