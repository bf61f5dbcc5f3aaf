import { productCommand } from "./product-command.ts";

export const backupCommand = productCommand({
  name: "backup",
  summary: "write a copy of the embedded database",
  details: 'It goes into "backups/" in the home; the newest three are kept. "deskgraph start" writes one each night.',
  examples: [{ line: "backup", about: "prints the name of the file" }],
  work: async (product, _asked, out) => {
    const { backup } = await product.homeAsItIs();
    if (backup === undefined) {
      out.printError("DATABASE_URL points to a Postgres server: back it up with pg_dump or your provider's backups.");
      return 2;
    }
    out.print(`Written to ${await backup(new Date(), (done, total) => out.progress("Backup", done, total))}`);
    return 0;
  },
});
