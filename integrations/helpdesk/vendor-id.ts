import { z } from "zod";

/** Vendors count in numbers, and now and then write one as text; ours are text everywhere. */
export const vendorId = z.union([z.int(), z.string()]).transform(String);
