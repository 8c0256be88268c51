/** Nodes of the scenario `harbor` by what a drain meets on them. */
export const HARBOR = {
  /** 16 pods that move, nothing in the way. */
  clear: "ip-10-0-1-26.ec2.internal",
  /** 15 more of the same kind. */
  clearToo: "ip-10-0-3-203.ec2.internal",
  /** Volumes, nothing in the way. */
  volumes: "ip-10-0-1-90.ec2.internal",
  /** A replica of orders-db, whose budget never allows a disruption. */
  blocked: "ip-10-0-2-214.ec2.internal",
  /** The other replica of orders-db. */
  blockedToo: "ip-10-0-3-145.ec2.internal",
  /** Cordoned by kubectl; two of its seven pods have an emptyDir. */
  cordoned: "ip-10-0-2-61.ec2.internal",
  /** A pod that nothing brings back, two with an emptyDir, one with a volume: a drain asks for consents. */
  several: "ip-10-0-2-131.ec2.internal",
  /** Left alone by the drains. */
  quiet: "ip-10-0-1-174.ec2.internal",
  controlPlane: "ip-10-0-1-12.ec2.internal",
  controlPlaneToo: "ip-10-0-2-47.ec2.internal",
} as const;
