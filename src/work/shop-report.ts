import { createReport, type Episodes, type Report, type Shop } from "../core/index.ts";

/** What is known of the episodes that began within this time. */
export async function shopReport(
  episodes: Pick<Episodes, "read">,
  shop: Pick<Shop, "sla">,
  { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date },
): Promise<Report> {
  const counting = createReport(shop, now.getTime());
  for await (const part of episodes.read(from, to)) counting.add(part);
  return counting.report();
}
