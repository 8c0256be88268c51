package scenario

import (
	"context"
	"fmt"
	"sync"

	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	policy "k8s.io/api/policy/v1"
	storage "k8s.io/api/storage/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// connections is how many requests are under way at once while a scenario is made.
const connections = 24

// createAll makes the objects, several at once; those that exist already are left as they are, so that a
// scenario that was interrupted can be applied again.
func createAll[T meta.Object](ctx context.Context, client kubernetes.Interface, objects []T) error {
	return parallel(ctx, objects, func(object T) error {
		err := create(ctx, client, object)
		if err != nil && !errors.IsAlreadyExists(err) {
			return fmt.Errorf("create %T %s/%s: %w", object, object.GetNamespace(), object.GetName(), err)
		}
		return nil
	})
}

func create(ctx context.Context, c kubernetes.Interface, object meta.Object) error {
	var err error
	namespace, options := object.GetNamespace(), meta.CreateOptions{}
	switch o := object.(type) {
	case *core.Namespace:
		_, err = c.CoreV1().Namespaces().Create(ctx, o, options)
	case *core.ServiceAccount:
		_, err = c.CoreV1().ServiceAccounts(namespace).Create(ctx, o, options)
	case *core.Secret:
		_, err = c.CoreV1().Secrets(namespace).Create(ctx, o, options)
	case *core.Node:
		_, err = c.CoreV1().Nodes().Create(ctx, o, options)
	case *core.Pod:
		_, err = c.CoreV1().Pods(namespace).Create(ctx, o, options)
	case *apps.Deployment:
		_, err = c.AppsV1().Deployments(namespace).Create(ctx, o, options)
	case *apps.ReplicaSet:
		_, err = c.AppsV1().ReplicaSets(namespace).Create(ctx, o, options)
	case *apps.StatefulSet:
		_, err = c.AppsV1().StatefulSets(namespace).Create(ctx, o, options)
	case *apps.DaemonSet:
		_, err = c.AppsV1().DaemonSets(namespace).Create(ctx, o, options)
	case *batch.Job:
		_, err = c.BatchV1().Jobs(namespace).Create(ctx, o, options)
	case *policy.PodDisruptionBudget:
		_, err = c.PolicyV1().PodDisruptionBudgets(namespace).Create(ctx, o, options)
	case *storage.StorageClass:
		_, err = c.StorageV1().StorageClasses().Create(ctx, o, options)
	case *storage.CSIDriver:
		_, err = c.StorageV1().CSIDrivers().Create(ctx, o, options)
	case *storage.CSINode:
		_, err = c.StorageV1().CSINodes().Create(ctx, o, options)
	default:
		err = fmt.Errorf("no way to create a %T", object)
	}
	return err
}

// parallel does the work for each item, several at once, and returns the first error.
func parallel[T any](ctx context.Context, items []T, work func(T) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	queue := make(chan T)
	var workers sync.WaitGroup
	for range min(connections, len(items)) {
		workers.Go(func() {
			for item := range queue {
				if err := work(item); err != nil {
					cancel(err)
					return
				}
			}
		})
	}
feeding:
	for _, item := range items {
		select {
		case queue <- item:
		case <-ctx.Done():
			break feeding
		}
	}
	close(queue)
	workers.Wait()
	return context.Cause(ctx)
}
