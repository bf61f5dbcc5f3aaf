import { type DatabaseTls, databaseTlsOf } from "../../supabase/home/database-tls.ts";
import type { Config } from "../config/config.ts";
import type { Finding } from "../core/index.ts";

const howTo =
  "Add sslmode=verify-full to DATABASE_URL, and sslrootcert=/path/to/its-root.crt where the provider has a root " +
  "certificate of its own (Supabase: Project settings, Database, SSL configuration).";

const findings: Readonly<Record<DatabaseTls, readonly Finding[]>> = {
  "own machine": [],
  none: [
    { is: "wrong", text: `The way to the database is not encrypted: customers' words pass in the open. ${howTo}` },
  ],
  unproven: [
    {
      is: "wrong",
      text: `The way to the database is encrypted, but its server is not proven: it can be played. ${howTo}`,
    },
  ],
  proven: [{ is: "well", text: "The way to the database is encrypted, and its server is proven." }],
};

export const databaseTlsFindings = ({ databaseUrl }: Pick<Config, "databaseUrl">): readonly Finding[] =>
  databaseUrl === undefined ? [] : findings[databaseTlsOf(databaseUrl.reveal())];
