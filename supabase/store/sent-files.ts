import type { Clock, SentFiles } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** Longer addresses are sent anew each time: an index has no room for them. */
const maxUrlChars = 1_000;

export const createSentFiles = ({ pool, tenant }: Home, now: Clock = () => new Date()): SentFiles => ({
  sent: async (account, urls) => {
    const { rows } = await pool.query<{ url: string; file_id: string }>(
      "select url, file_id from deskgraph.sent_files where tenant_id = $1 and account = $2 and url = any($3)",
      [tenant, account, urls],
    );
    return new Map(rows.map(({ url, file_id }) => [url, file_id]));
  },
  keep: async (account, files) => {
    const short = files.filter(({ url }) => url.length <= maxUrlChars);
    if (short.length === 0) return;
    await pool.query(
      `insert into deskgraph.sent_files (tenant_id, account, url, file_id, sent_at)
       select $1, $2, url, file_id, $5 from unnest($3::text[], $4::text[]) as sent (url, file_id)
       on conflict on constraint sent_files_pkey do update set file_id = excluded.file_id, sent_at = excluded.sent_at`,
      [tenant, account, short.map(({ url }) => url), short.map(({ fileId }) => fileId), now()],
    );
  },
  forget: async (account, urls) => {
    await pool.query("delete from deskgraph.sent_files where tenant_id = $1 and account = $2 and url = any($3)", [
      tenant,
      account,
      urls,
    ]);
  },
});
