import type pg from "pg";
import type { Home } from "../../supabase/home/home.ts";

export interface MortalHome {
  readonly home: Home;
  /** From the nth statement on nothing of this process reaches the database any more, as after a `kill -9`. */
  dieAfter(statements: number): void;
  readonly isDead: () => boolean;
}

/** A home as a process has it that may die between any two statements: what it had not committed is gone. */
export function mortalHome(home: Home): MortalHome {
  let left = Number.POSITIVE_INFINITY;
  const spend = (text: unknown): void => {
    // The server ends the transaction of a connection that is lost.
    if (text === "rollback") return;
    left -= 1;
    if (left < 0) throw new Error("this process is dead");
  };
  const mortal = <T extends pg.Pool | pg.PoolClient>(of: T, more: Partial<T> = {}): T =>
    new Proxy(of, {
      get: (target, key) => {
        const own = Reflect.get(more, key) ?? Reflect.get(target, key, target);
        if (key !== "query" || typeof own !== "function") return typeof own === "function" ? own.bind(target) : own;
        return async (...asked: readonly unknown[]) => {
          spend(asked[0]);
          return own.apply(target, asked);
        };
      },
    });
  const connect = async (): Promise<pg.PoolClient> => {
    spend("begin");
    return mortal(await home.pool.connect());
  };
  return {
    home: { ...home, pool: mortal(home.pool, { connect: connect as pg.Pool["connect"] }) },
    dieAfter: (statements) => {
      left = statements;
    },
    isDead: () => left < 0,
  };
}
