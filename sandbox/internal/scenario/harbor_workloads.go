package scenario

import core "k8s.io/api/core/v1"

// Finalizer on the pod of data/lineage-export; nobody removes it, so that a drain meets a pod that does not go.
const Finalizer = "sandbox.drydock.dev/export-upload"

const one = "1"

// What harbor runs, and where it starts. Nodes by letter, see berths. The letters of A and F carry nothing that
// holds up a drain.
var harborWorkloads = []workload{
	{namespace: "shop", name: "catalog-web", on: "ABCDFJ", cpu: "300m", memory: "512Mi", grace: 30, stop: "6s", maxUnavailable: one},
	{namespace: "shop", name: "checkout-api", on: "ABFL", cpu: "400m", memory: "768Mi", grace: 30, stop: "8s", minAvailable: "3"},
	{namespace: "shop", name: "pricing-engine", on: "ADJ", cpu: "500m", memory: "1Gi", grace: 20, stop: "9s", maxUnavailable: one},
	{namespace: "shop", name: "search-api", on: "ACKL", cpu: "350m", memory: "1Gi", grace: 15, stop: "5s", maxUnavailable: one},
	{namespace: "shop", name: "recommender", on: "BJL", cpu: "500m", memory: "2Gi", grace: 30, stop: "7s", maxUnavailable: one},
	{namespace: "shop", name: "mailer", on: "BF", cpu: "100m", memory: "256Mi", grace: 10},

	{namespace: "payments", name: "ledger-api", on: "AFJL", cpu: "400m", memory: "768Mi", grace: 30, stop: "12s", maxUnavailable: one},
	{namespace: "payments", name: "payments-worker", on: "BCDK", cpu: "300m", memory: "512Mi", grace: 30, stop: "10s", maxUnavailable: one},
	{namespace: "payments", name: "fraud-score", on: "AFK", cpu: "500m", memory: "1536Mi", grace: 20, stop: "6s", maxUnavailable: one},
	{namespace: "payments", name: "invoice-pdf", on: "DJ", cpu: "250m", memory: "512Mi", grace: 5},

	{namespace: "orders", name: "orders-api", on: "ABDFK", cpu: "300m", memory: "512Mi", grace: 30, stop: "7s", minAvailable: "60%"},
	// Its budget never allows a disruption.
	{namespace: "orders", name: "orders-db", on: "KL", cpu: "1", memory: "8Gi", grace: 30, stop: "9s", claim: "50Gi", minAvailable: "2"},
	{namespace: "orders", name: "order-export", on: "B", cpu: "200m", memory: "512Mi", grace: 15, stop: "8s"},
	{namespace: "orders", name: "fulfilment", on: "CFL", cpu: "300m", memory: "512Mi", grace: 30, stop: "6s", maxUnavailable: one},

	{namespace: "cart", name: "cart-api", on: "ADJK", cpu: "250m", memory: "384Mi", grace: 5, maxUnavailable: one},
	{namespace: "cart", name: "cart-redis", on: "DJL", cpu: "250m", memory: "2Gi", grace: 30, stop: "4s", claim: "8Gi", minAvailable: "2"},

	{namespace: "media", name: "thumbnailer", on: "ABCFK", cpu: "400m", memory: "512Mi", grace: 30, stop: "9s", maxUnavailable: "2"},
	{namespace: "media", name: "report-renderer", on: "CD", cpu: "400m", memory: "1Gi", grace: 20, stop: "5s", volume: "scratch", maxUnavailable: one},
	{namespace: "media", name: "image-cache", on: "CD", cpu: "200m", memory: "2Gi", grace: 10, stop: "3s", volume: "cache", emptyDir: core.StorageMediumMemory, maxUnavailable: one},
	{namespace: "media", name: "upload-gateway", on: "AFJ", cpu: "150m", memory: "256Mi", grace: 1, maxUnavailable: one},

	{namespace: "streams", name: "kafka", on: "JKL", cpu: "1", memory: "6Gi", grace: 30, stop: "10s", claim: "100Gi", maxUnavailable: one},
	{namespace: "streams", name: "kafka-connect", on: "ABFJ", cpu: "300m", memory: "1Gi", grace: 30, stop: "13s", maxUnavailable: one},
	{namespace: "streams", name: "clickstream", on: "BDK", cpu: "300m", memory: "512Mi", grace: 20, stop: "4s", maxUnavailable: one},
	{namespace: "streams", name: "schema-registry", on: "AL", cpu: "200m", memory: "768Mi", grace: 10, stop: "3s", maxUnavailable: one},

	{namespace: "data", name: "imports-worker", on: "ABFL", cpu: "250m", memory: "768Mi", grace: 30, stop: "11s", maxUnavailable: "2"},
	{namespace: "data", name: "feature-store", on: "JK", cpu: "500m", memory: "8Gi", grace: 20, stop: "6s", maxUnavailable: one},
	{namespace: "data", name: "analytics-db", on: "J", cpu: "1", memory: "12Gi", grace: 30, stop: "12s", claim: "200Gi"},
	{namespace: "data", name: "lineage-export", on: "B", cpu: "100m", memory: "256Mi", grace: 5, finalizer: Finalizer},

	{namespace: "monitoring", name: "prometheus", on: "FL", cpu: "500m", memory: "4Gi", grace: 30, stop: "8s", claim: "50Gi", maxUnavailable: one},
	{namespace: "monitoring", name: "alertmanager", on: "ADK", cpu: "100m", memory: "256Mi", grace: 10, stop: "2s", maxUnavailable: one},
	{namespace: "monitoring", name: "grafana", on: "AJ", cpu: "100m", memory: "256Mi", grace: 10, stop: "3s", maxUnavailable: one},
	{namespace: "monitoring", name: "loki", on: "BFK", cpu: "300m", memory: "1Gi", grace: 30, stop: "8s", maxUnavailable: one},

	{namespace: "ingress-nginx", name: "ingress-nginx-controller", on: "AFL", cpu: "300m", memory: "512Mi", grace: 30, stop: "12s", maxUnavailable: one},
	{namespace: "cert-manager", name: "cert-manager", on: "F", cpu: "50m", memory: "128Mi", grace: 10, stop: "2s"},
	{namespace: "cert-manager", name: "cert-manager-webhook", on: "BK", cpu: "50m", memory: "128Mi", grace: 10, stop: "2s", maxUnavailable: one},

	{namespace: "kube-system", name: "coredns", on: "PQ", cpu: "100m", memory: "128Mi", grace: 30, stop: "5s", maxUnavailable: one, infrastructure: true},
	{namespace: "kube-system", name: "cilium-operator", on: "PR", cpu: "100m", memory: "128Mi", grace: 10, stop: "2s", maxUnavailable: one, infrastructure: true},
	{namespace: "kube-system", name: "ebs-csi-controller", on: "QR", cpu: "100m", memory: "256Mi", grace: 30, stop: "3s", maxUnavailable: one, infrastructure: true},
	{namespace: "kube-system", name: "metrics-server", on: "K", cpu: "100m", memory: "256Mi", grace: 10, stop: "2s"},
}

// Pods of Jobs: one that runs for ever and one that is done by the time somebody looks.
var harborJobs = []workload{
	{namespace: "data", name: "reindex-catalog", on: "B", cpu: "500m", memory: "1Gi", grace: 30, stop: "6s"},
	{namespace: "data", name: "nightly-rollup", on: "B", cpu: "200m", memory: "512Mi", grace: 10, runFor: "3s"},
}

// A pod that no controller brings back.
var harborBarePod = workload{namespace: "debug", name: "netshoot-mira", on: "D", cpu: "50m", memory: "128Mi", grace: 10, stop: "2s"}

// On every node.
var harborDaemonSets = []workload{
	{namespace: "kube-system", name: "cilium", cpu: "100m", memory: "256Mi", grace: 1},
	{namespace: "kube-system", name: "kube-proxy", cpu: "100m", memory: "128Mi", grace: 30, stop: "1s"},
	{namespace: "kube-system", name: "ebs-csi-node", cpu: "30m", memory: "64Mi", grace: 30, stop: "1s"},
}
