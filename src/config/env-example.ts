import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Variable, variables, vendorVariables } from "./variables.ts";

/** `.env.example`, written from the schema that reads the real one. Run this file to rewrite it. */
export function envExample(): string {
  const entries = Object.entries<Variable>({ ...variables, ...vendorVariables });
  const groups = [...new Set(entries.map(([, { group }]) => group))];
  const blocks = groups.map((group) =>
    [
      `# ${group}`,
      ...entries
        .filter(([, variable]) => variable.group === group)
        .flatMap(([name, { about, example, isSecret }]) => [
          "",
          ...wrapped(`${about}${isSecret ? " Secret." : ""}`),
          ...(example === undefined ? [] : [`# Example: ${example}`]),
          `${name}=`,
        ]),
    ].join("\n"),
  );
  return `# Copy to .env and fill in what you need: nothing is required. An empty line means "not set".\n\n${blocks.join("\n\n")}\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] === here) writeFileSync(new URL("../../.env.example", import.meta.url), envExample());
