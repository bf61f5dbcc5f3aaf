import type { Broken, House } from "./house.ts";

/** The doors that check who somebody is. A door that is added checks first, and is named here then. */
const doors: readonly string[] = [
  "src/cli/command-line-principal.ts",
  "src/crm/manager-principal.ts",
  "src/helpdesk/agent-principal.ts",
  "src/inbox/host-principal.ts",
  "integrations/slack/member-principal.ts",
  "integrations/telegram/reading/owner-principal.ts",
  "integrations/telegram/staff/member-principal.ts",
];

/** Whoever can make a principal can say that money came. */
export const doorsAloneProve = ({ sources }: House): Broken[] =>
  [...sources]
    .filter(
      ([file, source]) =>
        /\bPrincipal\s*\.\s*prove\b/.test(source) &&
        file !== "src/core/principal.ts" &&
        !doors.includes(file) &&
        !/^(test|docs)\//.test(file),
    )
    .map(([file]) => ({
      rule: "a door that checks makes a principal, and nothing else does",
      file,
      what: "calls Principal.prove",
    }));
