/**
 * How much memory the process takes while a hundred customers at once send seven files of 19.9 MB each and ask for a
 * person, with a heap of 400 MB: `node bench/large-files.ts [HELPDESK] [CUSTOMERS] [AT_A_TIME]`.
 */
import { serveLargeFiles } from "../test/kit/large-files.ts";

const [name = "zammad", customers = "100", atATime = customers] = process.argv.slice(2);
const of = { name, customers: Number(customers), atATime: Number(atATime), heapMb: 400 };
const began = performance.now();
const { restBytes, mostBytes, texts } = await serveLargeFiles(of);
const seconds = (performance.now() - began) / 1_000;
const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
process.stdout.write(
  `${name}: ${texts.length} tickets for ${customers} customers, ${atATime} at a time, in ${seconds.toFixed(0)} s; ` +
    `${mb(restBytes)} MB at rest, ${mb(mostBytes)} MB at most\n`,
);
process.exitCode = mostBytes < 300_000_000 ? 0 : 1;
