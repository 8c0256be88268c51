"use client";
import { Mail, MessageSquare, Webhook } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock";
import { StateWord } from "@/components/ui/state-word";
import { Time } from "@/components/ui/time";
import type { ApiError } from "@/lib/client/api-error";
import { useTestChannel } from "@/lib/client/notification-queries";
import type { ChannelBody, ChannelTest } from "@/lib/contracts/channel";
import { asSentence } from "@/lib/domain/words";
import { ChannelMenu } from "./channel-menu";
import { clustersWords, eventsWords, kindWord } from "./notification-words";

const ICONS = { webhook: Webhook, slack: MessageSquare, email: Mail };

interface ChannelRowProps {
  channel: ChannelBody;
  clusterNames: ReadonlyMap<string, string>;
}

/** Where it goes, what it is told, and what came of its test. */
export function ChannelRow({ channel, clusterNames }: ChannelRowProps) {
  const { id, kind, name, target, events, clusters, enabled, createdBy, createdAt } = channel;
  const test = useTestChannel(id);
  const Icon = ICONS[kind];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <Icon aria-hidden className="mt-0.5 shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-section">{name}</span>
          <span className="text-meta">
            <StateWord state={enabled ? "healthy" : "paused"}>{enabled ? "On" : "Off"}</StateWord>
          </span>
        </p>
        <p className="text-body text-text-2">
          {kindWord[kind]}, {target}
        </p>
        <p className="text-meta text-text-2">
          {eventsWords(events)}. {clustersWords(clusters, clusterNames)}. Added by {createdBy},{" "}
          <Time at={createdAt} show="day" />
        </p>
        <div role="status">
          {test.isIdle ? null : (
            <TestResult
              at={test.submittedAt}
              error={test.error}
              pending={test.isPending}
              result={test.data}
            />
          )}
        </div>
      </div>
      <div className="flex items-center gap-2">
        <Button
          aria-label={`Send a test to ${name}`}
          onClick={() => test.mutate()}
          refused={test.isPending ? "Sent, no answer yet." : undefined}
          size="sm"
        >
          Test
        </Button>
        <ChannelMenu channel={channel} />
      </div>
    </li>
  );
}

interface TestResultProps {
  at: number;
  pending: boolean;
  result: ChannelTest | undefined;
  error: ApiError | null;
}

function TestResult({ at, pending, result, error }: TestResultProps) {
  const time = formatClock(new Date(at));
  if (pending) return <p className="text-body text-text-2">Test sent at {time}, no answer yet.</p>;
  const why = error
    ? `${error.problem.title}. ${error.problem.detail} ${error.problem.todo}`
    : result?.answer;
  const taken = result?.taken === true;
  return (
    <p className="text-body">
      <StateWord state={taken ? "healthy" : "failed"}>
        Test of {time} {taken ? "taken" : "not taken"}.
      </StateWord>{" "}
      <span className="text-text-2">
        {taken ? "The receiver said: " : ""}
        {asSentence(why ?? "")}
      </span>
    </p>
  );
}
