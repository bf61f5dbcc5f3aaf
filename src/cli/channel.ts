import { channels } from "../../integrations/index.ts";
import { neededVariables } from "../config/choose-vendor.ts";
import type { Config } from "../config/config.ts";
import { type ChannelVendor, ConfigError } from "../core/index.ts";
import { type Command, command } from "./command.ts";
import { print } from "./print.ts";

const vendors: Readonly<Record<string, ChannelVendor>> = channels;

/** The commands that channels bring along, each under the channel's name. */
export const channelCommands: readonly Command[] = Object.entries(vendors).flatMap(([name, { command: described }]) =>
  described === undefined
    ? []
    : [command({ name, ...described, run: ({ config, words }) => runChannel(config, name, words) })],
);

/** `<channel> …`: the channel's own command, such as what the vendor remembers of our webhook. */
export async function runChannel(config: Config, name: string, words: readonly string[]): Promise<number> {
  const vendor = vendors[name];
  // Opening calls no vendor.
  const run = config.channel?.open().vendor === name ? config.channel.runCommand : undefined;
  if (vendor === undefined || run === undefined) {
    const needed = vendor === undefined ? [] : neededVariables(vendor);
    throw new ConfigError(needed.map((variable) => `${variable}: it is needed for the command "${name}"`));
  }
  for (const line of await run(words)) print(line);
  return 0;
}
