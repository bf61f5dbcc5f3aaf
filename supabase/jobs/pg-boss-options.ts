import type { ConstructorOptions } from "pg-boss";
import type { Home } from "../home/home-port.ts";
import { jobsSchema } from "./jobs-schema.ts";

/** pg-boss on our pool, and on no connection of its own: in the embedded home there is only the one. */
export function pgBossOptions(home: Home): ConstructorOptions {
  const { pool } = home;
  return {
    schema: jobsSchema(home),
    backend: home.kind === "postgres" ? "postgres" : "pglite",
    // Our own notifications wake our own loops.
    useListenNotify: false,
    db: {
      executeSql: async (text, values) => {
        const client = await pool.connect();
        try {
          return await client.query(text, values);
        } catch (error) {
          // Some statements bring their own BEGIN; what fails inside must not stay open for the next one.
          await client.query("rollback").catch(() => undefined);
          throw error;
        } finally {
          client.release();
        }
      },
    },
  };
}
