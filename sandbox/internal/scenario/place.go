package scenario

import (
	"context"
	"fmt"
	"time"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/wait"
)

const patience = 2 * time.Minute

// place does the scheduler's work for the first pods, by plan: it binds each to its node until all are bound.
func (a *Applier) place(ctx context.Context, berths map[rune]string, wanted int) error {
	plans := map[string]workload{}
	for _, group := range [][]workload{harborWorkloads, harborJobs} {
		for _, w := range group {
			plans[w.namespace+"/"+w.name] = w
		}
	}
	a.progress("placing %d pods", wanted)
	bound := 0
	err := wait.PollUntilContextTimeout(ctx, 50*time.Millisecond, patience, true, func(ctx context.Context) (bool, error) {
		pods, err := a.client.CoreV1().Pods("").List(ctx, meta.ListOptions{})
		if err != nil {
			return false, err
		}
		bound = 0
		taken := map[string][]string{}
		var pending []*core.Pod
		for i := range pods.Items {
			pod := &pods.Items[i]
			switch {
			case pod.Annotations[core.MirrorPodAnnotationKey] != "":
			case pod.Spec.NodeName == "":
				pending = append(pending, pod)
			default:
				bound++
				key := pod.Namespace + "/" + pod.Labels[nameLabel]
				taken[key] = append(taken[key], pod.Spec.NodeName)
			}
		}
		var bindings []*core.Binding
		for _, pod := range pending {
			key := pod.Namespace + "/" + pod.Labels[nameLabel]
			node, ok := nodeOf(pod, plans[key], berths, taken[key])
			if !ok {
				continue // not ours, the scheduler will find a place
			}
			taken[key] = append(taken[key], node)
			bindings = append(bindings, &core.Binding{
				ObjectMeta: meta.ObjectMeta{Namespace: pod.Namespace, Name: pod.Name, UID: pod.UID},
				Target:     core.ObjectReference{Kind: "Node", Name: node},
			})
			if err := a.selectNode(ctx, pod, node); err != nil {
				return false, err
			}
		}
		return bound >= wanted, parallel(ctx, bindings, func(binding *core.Binding) error {
			err := a.client.CoreV1().Pods(binding.Namespace).Bind(ctx, binding, meta.CreateOptions{})
			if errors.IsNotFound(err) || errors.IsConflict(err) {
				return nil // gone or changed since the list; the next one tells
			}
			return err
		})
	})
	if wait.Interrupted(err) {
		return fmt.Errorf("only %d of %d pods were bound within %s", bound, wanted, patience)
	}
	return err
}

// nodeOf finds the node that the plan has for this pod.
func nodeOf(pod *core.Pod, w workload, berths map[rune]string, taken []string) (string, bool) {
	owner := meta.GetControllerOf(pod)
	switch {
	case owner != nil && owner.Kind == "DaemonSet":
		for _, term := range pod.Spec.Affinity.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms {
			for _, field := range term.MatchFields {
				return field.Values[0], true
			}
		}
		return "", false
	case w.claim != "":
		return ordinalBerth(w.on, berths, pod.Name)
	default:
		return nextBerth(w.on, berths, taken)
	}
}

// selectNode tells the provisioner where the claims of a pod are used first, as the scheduler does.
func (a *Applier) selectNode(ctx context.Context, pod *core.Pod, node string) error {
	patch := fmt.Appendf(nil, `{"metadata":{"annotations":{"volume.kubernetes.io/selected-node":%q}}}`, node)
	for _, volume := range pod.Spec.Volumes {
		if volume.PersistentVolumeClaim == nil {
			continue
		}
		_, err := a.client.CoreV1().PersistentVolumeClaims(pod.Namespace).Patch(ctx,
			volume.PersistentVolumeClaim.ClaimName, types.MergePatchType, patch, meta.PatchOptions{})
		if err != nil {
			return err
		}
	}
	return nil
}
