import { camel } from "./architecture/spelling.ts";
import type { HouseCopy } from "./house-copy.ts";

export const toolList = "nodes/tools/product-tools.ts";

/** A tool's file, and what the list says of it: an import and a line. */
export function removeTool(house: HouseCopy, tool: string): void {
  house.remove(`nodes/tools/${tool}.ts`);
  house.editLines(toolList, (line) =>
    line.endsWith(`"./${tool}.ts";`) || line === `  ${camel(tool)},` ? undefined : line,
  );
}
