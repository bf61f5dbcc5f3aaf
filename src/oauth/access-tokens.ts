import { createHash, randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  type AccessToken,
  type AccessTokens,
  FailureError,
  type Grant,
  type GrantStore,
  grantOver,
  type OAuthClient,
  Secret,
  type StoredGrant,
  unlessAborted,
  untilClaimed,
} from "../core/index.ts";
import { openedByEither, sealed } from "./seal.ts";

/** A token endpoint that has not answered by then is down. */
const renewMs = 10_000;
/** Longer than a renewal may take with its writing: a refresh token that is good once must not be shown twice. */
const leaseMs = 20_000;
/** The vendor has ended the old token by then: the new one is written if at all possible. */
const writeTries = 8;
const writeAgainMs = 100;
/** How long a process goes by what it has read. */
const lookAfterMs = 60_000;
/**
 * A vendor may end a key long before its time. So one as young as this that is refused is renewed, once: where the next
 * one is refused as young, it is for another reason. Some vendors give out no more than ten in ten minutes.
 */
const youngMs = 5 * 60_000;

/**
 * One vendor's keys for all processes and all their parallel calls: one of them renews, the others wait for what it
 * wrote. A renewed grant is written before it is used, because the vendor may have ended the old one in the same
 * moment.
 */
export const createAccessTokens = (
  client: OAuthClient,
  store: GrantStore,
  nowMs: () => number = Date.now,
): AccessTokens & {
  /** Resolves when no renewal is under way. */
  settled(): Promise<void>;
} => new SharedAccessTokens(client, store, nowMs);

class SharedAccessTokens implements AccessTokens {
  readonly #client: OAuthClient;
  readonly #store: GrantStore;
  readonly #nowMs: () => number;
  readonly #holder = randomUUID();
  readonly #seed: string | undefined;
  #known: Grant | undefined;
  #underWay: Promise<Grant> | undefined;
  /** What was renewed is kept here until it is written: the old pair may be over already. */
  #unwritten: { readonly grant: Grant; readonly generation: number } | undefined;
  #lookedMs = 0;

  constructor(client: OAuthClient, store: GrantStore, nowMs: () => number) {
    this.#client = client;
    this.#store = store;
    this.#nowMs = nowMs;
    this.#seed = seedOf(client);
  }

  current(signal: AbortSignal): Promise<AccessToken> {
    return this.#goodToken(undefined, signal);
  }

  renewed(refused: AccessToken, signal: AbortSignal): Promise<AccessToken> {
    return this.#goodToken(refused.value.reveal(), signal);
  }

  async settled(): Promise<void> {
    await this.#underWay?.catch(() => undefined);
  }

  async #goodToken(refused: string | undefined, signal: AbortSignal): Promise<AccessToken> {
    // A person may have granted anew meanwhile, with other rights or for another account.
    const isDue = (): boolean => this.#nowMs() - this.#lookedMs > lookAfterMs || !this.#isGood(this.#known, refused);
    let isOurs = false;
    // A renewal that another call began may end with the very key that was refused here: that call did not know.
    while (this.#known === undefined || (!isOurs && isDue())) {
      isOurs = this.#underWay === undefined;
      this.#underWay ??= this.#goodGrant(refused).finally(() => {
        this.#underWay = undefined;
      });
      // The caller may give up; the renewal goes on for the others.
      this.#known = await unlessAborted(this.#underWay, signal, () => {
        throw new FailureError({ outcome: "retry", code: "deadline" });
      });
      this.#lookedMs = this.#nowMs();
    }
    const { accessToken, place } = this.#known;
    return { value: new Secret(accessToken), ...(place === undefined ? {} : { place }) };
  }

  #isGood(grant: Grant | undefined, refused: string | undefined): boolean {
    return grant !== undefined && grant.accessToken !== refused && grant.freshUntilMs > this.#nowMs();
  }

  async #goodGrant(refused: string | undefined): Promise<Grant> {
    // An outage of the database that outlasted the tries.
    if (this.#unwritten !== undefined) return this.#write();
    const { vendor } = this.#client;
    const look = async (): Promise<Grant | undefined> => {
      const { row, grant } = await this.#read();
      if (grant !== undefined && this.#isGood(grant, refused)) return grant;
      const isFreshRefused =
        grant !== undefined && grant.accessToken === refused && this.#nowMs() - grant.obtainedAtMs < youngMs;
      if (isFreshRefused && grant.isSecond) {
        throw locked("key_refused", `${vendor} refuses a key it gave out just now.`, vendor);
      }
      const generation = row?.generation ?? 0;
      const isOurs = await this.#store.claim(vendor, { generation, holder: this.#holder, leaseMs });
      return isOurs ? this.#renew(grant, generation, isFreshRefused) : undefined;
    };
    return untilClaimed(look, { patienceMs: leaseMs, busyCode: "grant_busy" });
  }

  /** What is stored, if it is of use: another refresh token in the configuration is a person's newer word. */
  async #read(): Promise<{ readonly row: StoredGrant | undefined; readonly grant: Grant | undefined }> {
    const { vendor } = this.#client;
    const row = await this.#store.read(vendor);
    if (row === undefined || (this.#seed !== undefined && row.seed !== this.#seed)) return { row, grant: undefined };
    if (row.isRevoked) throw over(vendor);
    if (row.sealed === undefined) return { row, grant: undefined };
    const found = openedByEither(row.sealed, this.#client);
    if (found?.isOld) await this.#reseal(row.sealed, found.grant);
    if (found !== undefined) return { row, grant: found.grant };
    throw locked("grant_unreadable", `What was stored for ${vendor} was sealed under another client secret.`, vendor);
  }

  /** What fails is tried by the next look: the old seal is good until then. */
  async #reseal(from: string, grant: Grant): Promise<void> {
    const { vendor, secret } = this.#client;
    await this.#store.reseal(vendor, { from, to: sealed(grant, secret, vendor) }).catch(() => undefined);
  }

  async #renew(old: Grant | undefined, generation: number, isSecond: boolean): Promise<Grant> {
    const { vendor, given } = this.#client;
    const from =
      old ?? (given && { refreshToken: given.refreshToken.reveal(), ...(given.place && { place: given.place }) });
    let grant: Grant;
    try {
      // A deadline of its own: an attempt that gives up must not take the new token with it.
      grant = await this.#client.renew(from, AbortSignal.timeout(renewMs));
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === grantOver) {
        // Another process that began before us may have renewed it: then theirs is good.
        if (!(await this.#store.revoke(vendor, { generation, seed: this.#seed }))) return this.#goodGrant(undefined);
        throw over(vendor);
      }
      await this.#store.release(vendor, this.#holder);
      throw error;
    }
    this.#unwritten = { grant: isSecond ? { ...grant, isSecond } : grant, generation };
    return this.#write();
  }

  async #write(): Promise<Grant> {
    for (let tried = 1; ; tried += 1) {
      if (this.#unwritten === undefined) return this.#goodGrant(undefined);
      try {
        return (await this.#writeOnce(this.#unwritten)) ?? (await this.#goodGrant(undefined));
      } catch (error) {
        if (error instanceof FailureError || tried === writeTries) throw error;
        await setTimeout(writeAgainMs * tried);
      }
    }
  }

  /** Undefined where another grant stays. */
  async #writeOnce(unwritten: { readonly grant: Grant; readonly generation: number }): Promise<Grant | undefined> {
    const { vendor, secret } = this.#client;
    const { grant, generation } = unwritten;
    const seal = sealed(grant, secret, vendor);
    const isOurs = await this.#store.renew(vendor, { generation, sealed: seal, seed: this.#seed });
    // A process that found the old pair over meanwhile did not know of this one. A person's newer consent stays.
    const isOver = !isOurs && (await this.#store.read(vendor))?.isRevoked === true;
    if (isOver) await this.#store.replace(vendor, { sealed: seal, seed: this.#seed });
    this.#unwritten = undefined;
    return isOurs || isOver ? grant : undefined;
  }
}

/** Tells one refresh token of the configuration from the next without keeping it. */
export const seedOf = ({ given }: Pick<OAuthClient, "given">): string | undefined =>
  given && createHash("sha256").update(given.refreshToken.reveal()).digest("base64url").slice(0, 22);

const locked = (code: string, what: string, vendor: string): FailureError =>
  new FailureError({ outcome: "locked", code, detail: `${what} Connect again: deskgraph auth ${vendor}` });

const over = (vendor: string): FailureError => locked(grantOver, `${vendor} has ended what it granted us.`, vendor);
