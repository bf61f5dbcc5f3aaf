import type { FeedFormat } from "./feed-format.ts";
import { merchantFeed } from "./merchant-feed.ts";
import { promFeed, rozetka } from "./yml.ts";

export const feedFormats: readonly FeedFormat[] = [merchantFeed, rozetka, promFeed];
