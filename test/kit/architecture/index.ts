import { noCycles, noTypeCircles } from "./circles.ts";
import { storeDecidesNothing } from "./decisions.ts";
import { examplesUseEntries, rootLoadsNoRehearsal } from "./entries.ts";
import { environmentInOnePlace } from "./environment.ts";
import { noUnusedExports } from "./exports.ts";
import type { Broken, House } from "./house.ts";
import { nothingLoose } from "./loose.ts";
import { nodesHaveTheirShape, nodesKnowNoOther } from "./nodes.ts";
import { doorsAloneProve } from "./principals.ts";
import { pointInward } from "./rooms.ts";
import { noIdleSpreads, noWideLines, shortFunctions } from "./style.ts";
import { toolsHaveTheirShape } from "./tools.ts";
import { vendorNamesStay } from "./vendor-names.ts";
import { vendorsHaveTheirShape } from "./vendor-shape.ts";

/** Every rule of the house. `entries` are the files that the package exports. */
export const broken = (house: House, entries: ReadonlySet<string>): Broken[] => [
  ...pointInward(house),
  ...nodesKnowNoOther(house),
  ...nodesHaveTheirShape(house),
  ...toolsHaveTheirShape(house),
  ...vendorsHaveTheirShape(house),
  ...vendorNamesStay(house),
  ...environmentInOnePlace(house),
  ...storeDecidesNothing(house),
  ...doorsAloneProve(house),
  ...nothingLoose(house),
  ...examplesUseEntries(house, entries),
  ...rootLoadsNoRehearsal(house),
  ...noCycles(house),
  ...noTypeCircles(house),
  ...noUnusedExports(house, entries),
  ...shortFunctions(house),
  ...noIdleSpreads(house),
  ...noWideLines(house),
];
