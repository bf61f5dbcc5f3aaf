import { z } from "zod";
import { type Failure, orFailure, type VendorCalls } from "../../src/core/index.ts";
import type { SitniksDeps } from "./deps.ts";
import { allOf } from "./page.ts";

const variationSchema = z.object({ sku: z.string().nullish() });
/** 400 pages of 50: 20,000 articles, which take some seven minutes at 10 calls in 10 seconds. */
const mostPages = 400;

const toTheEnd = (): boolean => false;

/** The SKUs of everything that can be ordered there; reads only. */
export const listSkus = ({ api }: SitniksDeps, calls: VendorCalls): Promise<readonly string[] | Failure> =>
  orFailure(async () => {
    const found = await allOf(api, "/products/variations", {}, variationSchema, calls, toTheEnd, mostPages);
    return found.flatMap(({ sku }) => sku ?? []);
  });
