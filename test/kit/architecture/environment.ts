import type { Broken, House } from "./house.ts";

/** Settings are read once, checked, and handed on as data. */
export const environmentInOnePlace = ({ sources }: House): Broken[] =>
  [...sources]
    .filter(
      ([file, source]) =>
        /process\.env|loadEnvFile/.test(source) && !/^(src\/config\/environment\.ts$|test\/|bench\/)/.test(file),
    )
    .map(([file]) => ({
      rule: "the environment is read in src/config/environment.ts alone",
      file,
      what: "reads process.env",
    }));
