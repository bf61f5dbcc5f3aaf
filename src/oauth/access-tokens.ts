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
import { opened, sealed } from "./seal.ts";

/** A token endpoint that has not answered by then is down. */
const renewMs = 10_000;
/** Longer than a renewal may take with its writing: a refresh token that is good once must not be shown twice. */
const leaseMs = 20_000;
/** The vendor has ended the old token by then: the new one is written if at all possible. */
const writeTries = 8;
const writeAgainMs = 100;
/** How long a process goes by what it has read. */
const lookAfterMs = 60_000;
/** A key as young as this that is refused is refused for another reason; and some vendors give out no more than ten in ten minutes. */
const youngMs = 5 * 60_000;

/**
 * One vendor's keys for all processes and all their parallel calls: one of them renews, the others wait for what it wrote. A renewed
 * grant is written before anybody uses it, because the vendor may have ended the old one in the same moment.
 */
export function createAccessTokens(
  client: OAuthClient,
  store: GrantStore,
  nowMs: () => number = Date.now,
): AccessTokens & {
  /** Resolves when no renewal is under way. */
  settled(): Promise<void>;
} {
  const { vendor } = client;
  const holder = randomUUID();
  const seed = seedOf(client);
  let known: Grant | undefined;
  let under: Promise<Grant> | undefined;
  let unwritten: { readonly grant: Grant; readonly generation: number } | undefined;
  let lookedMs = 0;

  const isGood = (grant: Grant | undefined, refused: string | undefined): boolean =>
    grant !== undefined && grant.accessToken !== refused && grant.freshUntilMs > nowMs();

  /** What is stored, if it is of use: another refresh token in the configuration is a person's newer word. */
  const readGrant = async (): Promise<{ row: StoredGrant | undefined; grant: Grant | undefined }> => {
    const row = await store.read(vendor);
    if (row === undefined || (seed !== undefined && row.seed !== seed)) return { row, grant: undefined };
    if (row.isRevoked) throw over(vendor);
    if (row.sealed === undefined) return { row, grant: undefined };
    const grant = opened(row.sealed, client.secret, vendor);
    if (grant === undefined)
      throw locked("grant_unreadable", `What was stored for ${vendor} was sealed under another client secret.`, vendor);
    return { row, grant };
  };

  async function hold(refused: string | undefined): Promise<Grant> {
    // An outage of the database that outlasted the tries.
    if (unwritten !== undefined) return written();
    const look = async (): Promise<Grant | undefined> => {
      const { row, grant } = await readGrant();
      if (grant !== undefined && isGood(grant, refused)) return grant;
      if (grant !== undefined && grant.accessToken === refused && nowMs() - grant.obtainedAtMs < youngMs) {
        throw locked("key_refused", `${vendor} refuses a key it gave out just now.`, vendor);
      }
      const generation = row?.generation ?? 0;
      return (await store.claim(vendor, { generation, holder, leaseMs })) ? renew(grant, generation) : undefined;
    };
    return untilClaimed(look, { patienceMs: leaseMs, busyCode: "grant_busy" });
  }

  async function renew(old: Grant | undefined, generation: number): Promise<Grant> {
    const { given } = client;
    const from =
      old ?? (given && { refreshToken: given.refreshToken.reveal(), ...(given.place && { place: given.place }) });
    let grant: Grant;
    try {
      // A deadline of its own: an attempt that gives up must not take the new token with it.
      grant = await client.renew(from, AbortSignal.timeout(renewMs));
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === grantOver) {
        // Somebody who began before us may have renewed it: then theirs is good.
        if (!(await store.revoke(vendor, { generation, seed }))) return hold(undefined);
        throw over(vendor);
      }
      await store.release(vendor, holder);
      throw error;
    }
    unwritten = { grant, generation };
    return written();
  }

  /** What was renewed is kept here until it is written: the old pair may be over already. */
  async function written(): Promise<Grant> {
    for (let tried = 1; ; tried += 1) {
      if (unwritten === undefined) return hold(undefined);
      try {
        const { grant, generation } = unwritten;
        const seal = sealed(grant, client.secret, vendor);
        const isOurs = await store.renew(vendor, { generation, sealed: seal, seed });
        // Whoever found the old pair over meanwhile did not know of this one. A person's newer consent stays.
        const isOver = !isOurs && (await store.read(vendor))?.isRevoked === true;
        if (isOver) await store.replace(vendor, { sealed: seal, seed });
        unwritten = undefined;
        return isOurs || isOver ? grant : await hold(undefined);
      } catch (error) {
        if (error instanceof FailureError || tried === writeTries) throw error;
        await setTimeout(writeAgainMs * tried);
      }
    }
  }

  async function good(refused: string | undefined, signal: AbortSignal): Promise<AccessToken> {
    // A person may have granted anew meanwhile, with other rights or for another account.
    const isDue = (): boolean => nowMs() - lookedMs > lookAfterMs || !isGood(known, refused);
    let isOurs = false;
    // What somebody else began may end with the very key that was refused here: they did not know that.
    while (known === undefined || (!isOurs && isDue())) {
      isOurs = under === undefined;
      under ??= hold(refused).finally(() => {
        under = undefined;
      });
      // The caller may give up; the renewal goes on for the others.
      known = await unlessAborted(under, signal, () => {
        throw new FailureError({ outcome: "retry", code: "deadline" });
      });
      lookedMs = nowMs();
    }
    const { accessToken, place } = known;
    return { value: new Secret(accessToken), ...(place === undefined ? {} : { place }) };
  }

  return {
    current: (signal) => good(undefined, signal),
    renewed: (refused, signal) => good(refused.value.reveal(), signal),
    settled: async () => {
      await under?.catch(() => undefined);
    },
  };
}

/** Tells one refresh token of the configuration from the next without keeping it. */
export const seedOf = ({ given }: Pick<OAuthClient, "given">): string | undefined =>
  given && createHash("sha256").update(given.refreshToken.reveal()).digest("base64url").slice(0, 22);

const locked = (code: string, what: string, vendor: string): FailureError =>
  new FailureError({ outcome: "locked", code, detail: `${what} Connect again: deskgraph auth ${vendor}` });

const over = (vendor: string): FailureError => locked(grantOver, `${vendor} has ended what it granted us.`, vendor);
