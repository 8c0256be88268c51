package scenario

import (
	"context"
	"fmt"
	"time"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
)

// waitNodes returns when all nodes have settled: NotReady those that shall be, Ready the others.
func (a *Applier) waitNodes(ctx context.Context, nodes, notReady int) error {
	return a.wait(ctx, 150*time.Millisecond, "nodes settled", func(ctx context.Context) (int, int, error) {
		list, err := a.client.CoreV1().Nodes().List(ctx, meta.ListOptions{ResourceVersion: "0"})
		if err != nil {
			return 0, 0, err
		}
		count := map[core.ConditionStatus]int{}
		for _, node := range list.Items {
			count[readiness(node.Status.Conditions)] += 1
		}
		return min(count[core.ConditionTrue], nodes-notReady) + min(count[core.ConditionFalse], notReady), nodes, nil
	})
}

func readiness(conditions []core.NodeCondition) core.ConditionStatus {
	for _, condition := range conditions {
		if condition.Type == core.NodeReady {
			return condition.Status
		}
	}
	return core.ConditionUnknown
}

// waitPods returns when that many pods of a namespace (empty: of all) are Ready or done.
func (a *Applier) waitPods(ctx context.Context, namespace string, pods int) error {
	return a.wait(ctx, 250*time.Millisecond, "pods ready", func(ctx context.Context) (int, int, error) {
		list, err := a.client.CoreV1().Pods(namespace).List(ctx, meta.ListOptions{})
		if err != nil {
			return 0, 0, err
		}
		ready := 0
		for i := range list.Items {
			if settled(&list.Items[i]) {
				ready++
			}
		}
		return ready, pods, nil
	})
}

// waitVolumes returns when all volumes are attached.
func (a *Applier) waitVolumes(ctx context.Context) error {
	return a.wait(ctx, 250*time.Millisecond, "volumes attached", func(ctx context.Context) (int, int, error) {
		list, err := a.client.StorageV1().VolumeAttachments().List(ctx, meta.ListOptions{})
		if err != nil {
			return 0, 0, err
		}
		attached := 0
		for _, attachment := range list.Items {
			if attachment.Status.Attached {
				attached++
			}
		}
		return attached, len(list.Items), nil
	})
}

// waitBudgets returns when the budgets know all their pods and all of these are healthy; before that they refuse evictions.
func (a *Applier) waitBudgets(ctx context.Context) error {
	return a.wait(ctx, time.Second, "budgets know their pods", func(ctx context.Context) (int, int, error) {
		list, err := a.client.PolicyV1().PodDisruptionBudgets("").List(ctx, meta.ListOptions{ResourceVersion: "0"})
		if err != nil {
			return 0, 0, err
		}
		ready := 0
		for _, budget := range list.Items {
			status := budget.Status
			if status.ObservedGeneration == budget.Generation && status.ExpectedPods > 0 && status.CurrentHealthy == status.ExpectedPods {
				ready++
			}
		}
		return ready, len(list.Items), nil
	})
}

func settled(pod *core.Pod) bool {
	if pod.Status.Phase == core.PodSucceeded {
		return true
	}
	for _, condition := range pod.Status.Conditions {
		if condition.Type == core.PodReady {
			return condition.Status == core.ConditionTrue
		}
	}
	return false
}

// wait asks until the first number has reached the second, and tells how far it is now and then.
func (a *Applier) wait(ctx context.Context, interval time.Duration, what string, count func(context.Context) (int, int, error)) error {
	have, want := 0, 0
	told := time.Now()
	// The controllers read all pods before they do anything.
	limit := patience + time.Duration(a.wanted.Pods)*4*time.Millisecond
	err := wait.PollUntilContextTimeout(ctx, interval, limit, true, func(ctx context.Context) (bool, error) {
		now, all, err := count(ctx)
		if err != nil {
			return false, err
		}
		have, want = now, all
		if have < want && time.Since(told) > 2*time.Second {
			a.progress("%d of %d %s", have, want, what)
			told = time.Now()
		}
		return have >= want, nil
	})
	if wait.Interrupted(err) {
		return fmt.Errorf("only %d of %d %s within %s", have, want, what, limit)
	}
	if err == nil {
		a.progress("%d of %d %s", have, want, what)
	}
	return err
}
