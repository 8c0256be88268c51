import type { AuditEntry } from "@/lib/domain/audit/record";
import type { News, NewsKind } from "@/lib/domain/notifications/news";
import type { Outcome } from "@/lib/domain/notifications/outcome";
import type { Seal, Sealed } from "./sealer";

export const CHANNEL_KINDS = ["webhook", "slack", "email"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Where somebody wants to be told. What may be shown of its address is `target`; the address itself is sealed. */
export interface Channel {
  id: string;
  kind: ChannelKind;
  name: string;
  target: string;
  /** The address and the signing secret of a webhook; absent for mail, whose target is the address. */
  sealed?: Sealed;
  events: NewsKind[];
  /** Ids; absent: each cluster. */
  clusters?: string[];
  createdBy: string;
  createdAt: string;
  /** Since when nothing is sent to it, and no news are queued for it. */
  disabledAt?: string;
}

/** One piece of news on its way to one channel. */
export interface Delivery {
  id: number;
  channelId: string;
  news: News;
  attempts: number;
  createdAt: string;
  nextAt: string;
  deliveredAt?: string;
  /** It was given up. */
  failedAt?: string;
  lastError?: string;
}

/** One that this console sends now; no other one takes it for as long as was asked for. */
export interface Claimed {
  delivery: Delivery;
  channel: Channel;
}

/** What is kept of a channel when it is added or changed; its address is sealed then. */
type Kept = Omit<Channel, "createdAt" | "disabledAt" | "sealed"> & { seal?: Seal };

export interface ChannelStore {
  channels(): Promise<Channel[]>;
  channel(id: string): Promise<Channel | undefined>;
  add(channel: Kept): Promise<Channel>;
  /** undefined: there is none. */
  change(id: string, change: Partial<Omit<Kept, "id">>): Promise<Channel | undefined>;
  /** The same address under another key. false: it is another one by now, or gone. */
  reseal(id: string, from: Sealed, to: Sealed): Promise<boolean>;
  enable(id: string, enabled: boolean, now: Date): Promise<void>;
  /** What waits for it goes with it. */
  remove(id: string): Promise<boolean>;
}

export interface DeliveryStore {
  /** Newest first. */
  deliveries(query: { channelId?: string; limit: number }): Promise<Delivery[]>;
  claim(query: { limit: number; leaseMs: number; now: Date }): Promise<Claimed[]>;
  delivered(id: number, now: Date): Promise<void>;
  /** `nextAt` absent: it is given up. */
  failed(id: number, failure: { error: string; nextAt?: Date; now: Date }): Promise<void>;
  /** Once more from the beginning; false: there is none that was given up. */
  again(id: number, now: Date): Promise<boolean>;
  /** Takes off what was delivered or given up before a moment. */
  forget(before: Date): Promise<number>;
}

/** What became of one maintenance, to be recorded once. */
export interface OutcomeRecord {
  runId: string;
  key: string;
  kind: Outcome;
  cluster: string;
  subject: RunSubject;
  at: string;
}

/** What has to be known of a maintenance to tell its end when its node no longer says anything. */
export interface RunSubject {
  node: string;
  by: string;
  reason: string;
  since: string;
}

export interface OutcomeStore {
  /** What was recorded of a maintenance, in its order. */
  recorded(runId: string): Promise<{ key: string; kind: Outcome }[]>;
  /** Maintenances of a cluster whose end nobody recorded. */
  open(cluster: string): Promise<{ runId: string; subject: RunSubject }[]>;
  /** Records it, with its entry of the audit log and the news for each channel that wants it. false: it was there. */
  record(outcome: OutcomeRecord, entry: AuditEntry, news: News | undefined): Promise<boolean>;
}
