// Package supervise starts the components of a sandbox, watches them and takes commands about them.
package supervise

import (
	"fmt"

	"drydock.dev/sandbox/internal/audit"
	"drydock.dev/sandbox/internal/pki"
	"drydock.dev/sandbox/internal/ports"
	"drydock.dev/sandbox/internal/sandboxdir"
)

// Names of the components, in the order in which they start.
const (
	Etcd              = "etcd"
	APIServer         = "kube-apiserver"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
	Kwok              = "kwok"
)

// spec is how a component is started and asked for its health.
type spec struct {
	name   string
	args   []string
	health string // URL that answers 200 when it is healthy
}

// ServiceRange holds the addresses of Services.
const serviceRange = "10.96.0.0/16"

// KubeconfigOf is where the kubeconfig of a component is.
func KubeconfigOf(directory sandboxdir.Directory, component string) string {
	return directory.Path("pki", component+".kubeconfig")
}

func specs(d sandboxdir.Directory, state sandboxdir.State) []spec {
	port := state.Ports
	local := func(scheme, purpose, path string) string {
		return fmt.Sprintf("%s://127.0.0.1:%d%s", scheme, port[purpose], path)
	}
	key := func(name string) string { return d.Path("pki", name) }
	etcdURL := local("http", ports.Etcd, "")
	peerURL := local("http", ports.EtcdPeer, "")
	var auditing []string
	if state.Audit {
		auditing = audit.Flags(d)
	}

	return []spec{
		{Etcd, []string{
			"--name=sandbox",
			"--data-dir=" + d.Path("etcd"),
			"--listen-client-urls=" + etcdURL,
			"--advertise-client-urls=" + etcdURL,
			"--listen-peer-urls=" + peerURL,
			"--initial-advertise-peer-urls=" + peerURL,
			"--initial-cluster=sandbox=" + peerURL,
			// Alone, it waits for nobody: these make it elect itself at once.
			"--heartbeat-interval=20", "--election-timeout=200",
			"--quota-backend-bytes=8589934592",
			// Killed processes lose nothing by it, only a host that crashes does.
			"--unsafe-no-fsync",
		}, etcdURL + "/health"},
		{APIServer, append([]string{
			"--etcd-servers=" + etcdURL,
			"--bind-address=127.0.0.1",
			fmt.Sprintf("--secure-port=%d", port[ports.APIServer]),
			// Must not be a loopback address; with the reconciler off nobody sees it.
			"--advertise-address=10.0.0.1",
			"--endpoint-reconciler-type=none",
			"--service-cluster-ip-range=" + serviceRange,
			"--cert-dir=" + d.Path("pki"),
			"--client-ca-file=" + key(pki.CA+".crt"),
			"--tls-cert-file=" + key(pki.APIServer+".crt"),
			"--tls-private-key-file=" + key(pki.APIServer+".key"),
			"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
			"--service-account-key-file=" + key(pki.ServiceAccount+".pub"),
			"--service-account-signing-key-file=" + key(pki.ServiceAccount+".key"),
			"--authorization-mode=Node,RBAC",
			"--enable-admission-plugins=NodeRestriction",
			"--allow-privileged",
			// Every kubelet is the one kwok of this machine; the nodes' other addresses are for showing.
			"--kubelet-preferred-address-types=ExternalDNS",
			"--profiling=false",
		}, auditing...), local("https", ports.APIServer, "/readyz")},
		{ControllerManager, []string{
			"--kubeconfig=" + KubeconfigOf(d, pki.ControllerManager),
			"--leader-elect=false",
			"--bind-address=127.0.0.1",
			fmt.Sprintf("--secure-port=%d", port[ports.ControllerManager]),
			"--root-ca-file=" + key(pki.CA+".crt"),
			"--service-account-private-key-file=" + key(pki.ServiceAccount+".key"),
			"--use-service-account-credentials=false",
			"--kube-api-qps=200", "--kube-api-burst=400",
			"--profiling=false",
		}, local("https", ports.ControllerManager, "/healthz")},
		{Scheduler, []string{
			"--kubeconfig=" + KubeconfigOf(d, pki.Scheduler),
			"--leader-elect=false",
			"--bind-address=127.0.0.1",
			fmt.Sprintf("--secure-port=%d", port[ports.Scheduler]),
			"--kube-api-qps=500", "--kube-api-burst=1000",
			// Its queues tell when it has decided about every pod. On loopback anybody may read them.
			"--authorization-always-allow-paths=/healthz,/livez,/readyz,/metrics",
			"--profiling=false",
		}, local("https", ports.Scheduler, "/healthz")},
		{Kwok, []string{
			"--kubeconfig=" + KubeconfigOf(d, pki.Kwok),
			"--config=" + d.Path("kwok.yaml"),
		}, local("http", ports.Kwok, "/healthz")},
	}
}
