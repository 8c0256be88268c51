/** What a node really uses, as metrics-server measured it. CPU in millicores, memory in bytes. */
export interface NodeUse {
  cpuMilli: number;
  memoryBytes: number;
}

/** One answer of the metrics API about all nodes. */
export interface Usage {
  /** The newest of the measurements. */
  measuredAt: string;
  /** By the node's name; one that was not measured is not there. */
  nodes: Readonly<Record<string, NodeUse>>;
}
