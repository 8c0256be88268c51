package mirrorpods

import (
	"context"
	"fmt"
	"os"
	"time"

	"k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

const interval = time.Second

// Keep creates mirror pods that are missing until the context ends. The API server may be away meanwhile;
// a failure is logged when it is new and tried again a second later.
func Keep(ctx context.Context, kubeconfig string) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mirror pods:", err)
		return
	}
	config.Timeout = 5 * time.Second
	config.UserAgent = "drydock-sandbox/mirror-pods"
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mirror pods:", err)
		return
	}
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	last := ""
	for {
		failure := ""
		if err := recreate(ctx, client); err != nil {
			failure = err.Error()
		}
		if failure != last && failure != "" {
			fmt.Fprintln(os.Stderr, "mirror pods:", failure)
		}
		last = failure
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// recreate makes the mirror pods that do not exist, of each node that has static pods.
func recreate(ctx context.Context, client kubernetes.Interface) error {
	cached := meta.ListOptions{ResourceVersion: "0"}
	nodes, err := client.CoreV1().Nodes().List(ctx, meta.ListOptions{ResourceVersion: "0", LabelSelector: "node-role.kubernetes.io/control-plane"})
	if err != nil {
		return err
	}
	cached.LabelSelector = "tier=control-plane"
	pods, err := client.CoreV1().Pods(meta.NamespaceSystem).List(ctx, cached)
	if err != nil {
		return err
	}
	present := map[string]bool{}
	for _, pod := range pods.Items {
		present[pod.Name] = true
	}
	for i := range nodes.Items {
		node := &nodes.Items[i]
		if node.Annotations[Annotation] != "true" || node.DeletionTimestamp != nil {
			continue
		}
		for _, component := range Static {
			pod := For(node, component)
			if present[pod.Name] {
				continue
			}
			_, err := client.CoreV1().Pods(pod.Namespace).Create(ctx, pod, meta.CreateOptions{})
			if err != nil && !errors.IsAlreadyExists(err) {
				return err
			}
		}
	}
	return nil
}
