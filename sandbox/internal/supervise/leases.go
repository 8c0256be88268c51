package supervise

import (
	"context"
	"time"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// releaseLeases deletes the nodes' leases, which the kwok that is gone still holds: a new one takes part under
// a new identity and would leave all nodes alone until they expire. It makes new ones at once.
func releaseLeases(ctx context.Context, kubeconfig string) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	config.Timeout = 10 * time.Second
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	return client.CoordinationV1().Leases(core.NamespaceNodeLease).DeleteCollection(ctx, meta.DeleteOptions{}, meta.ListOptions{})
}
