import { staffSurfaceContract } from "../contracts/staff-surface.ts";
import { slackStage } from "../kit/slack-stage.ts";
import { telegramStage } from "../kit/telegram-stage.ts";

staffSurfaceContract("the group in Telegram", telegramStage);
staffSurfaceContract("the channel in Slack", () => slackStage());
